import { readClientFile, type ClientFile } from '../../../src/client-files/client-file.ts';
import { lint } from '../../../src/doctor/lint.ts';
import { fixed } from '../../../src/doctor/lint-fix.ts';

export interface Linted {
  /** The dialect that read it. */
  readonly id: string;
  /** `line:column id` of each finding. */
  readonly findings: readonly string[];
  /** What each finding gives to paste into the file; empty for none. */
  readonly lines: readonly string[];
  /** The file after `--fix`. */
  readonly after: string;
}

/** The findings of `lint` for a text, and the result of `--fix`. */
export function linted(name: string, text: string): Linted {
  const of = (bytes: Uint8Array) => {
    const file: ClientFile = readClientFile(name, bytes);
    return { file, result: lint(file, { env: {} }) };
  };
  const before = of(Buffer.from(text));
  const { findings } = before.result;
  return {
    id: before.file.reading.as?.id ?? before.file.format.id,
    findings: findings.map(({ id, place }) => `${place?.line}:${place?.column} ${id}`),
    lines: findings.map(({ fix }) => fix?.commands.find(({ kind }) => kind === 'client-config')?.text ?? ''),
    after: fixed(before, (changed) => of(Buffer.from(changed))).file.source.file,
  };
}
