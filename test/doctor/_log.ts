import { readFileSync } from 'node:fs';
import { examine } from '../../src/doctor/examine.ts';
import { loadTarget, type Sources } from '../../src/doctor/load.ts';
import type { Evidence } from '../../src/evidence/evidence.ts';
import { buildReport } from '../../src/report/build.ts';
import human from '../../src/report/formats/human.ts';
import type { Report } from '../../src/report/report.ts';

export interface Doctored {
  readonly evidence: Evidence;
  readonly report: Report;
  /** Without the line on the duration. */
  readonly screen: string;
  readonly warnings: readonly string[];
}

/** A log as `oauthbearer doctor --offline --log app.log` reads it, in chunks that end at any character. */
export async function doctored(
  log: string | readonly string[],
  flags: Sources['flags'] = {},
  files: Readonly<Record<string, string>> = {},
): Promise<Doctored> {
  const logs = typeof log === 'string' ? [log] : log;
  const names = logs.map((_, at) => (at === 0 ? 'app.log' : `app-${at}.log`));
  const warnings: string[] = [];
  const target = await loadTarget({
    flags: { offline: true, log: names, ...flags },
    env: {},
    warn: (line) => warnings.push(line),
    readFile: async (path) => Buffer.from(files[path] ?? ''),
    readStdin: async () => Buffer.from(''),
    openLog: (path) => inChunks(Buffer.from(logs[names.indexOf(path)] ?? '')),
  });
  const { evidence, diagnosis } = await examine(target);
  const report = buildReport(evidence, diagnosis, { version: '0.0.0', durationMs: 0 });
  const screen = human.render(report, { colour: 0, unicode: true, width: 100, verbose: false });
  return { evidence, report, screen, warnings };
}

export async function* inChunks(bytes: Buffer, length = 61): AsyncGenerator<Buffer> {
  for (let at = 0; at < bytes.length; at += length) yield bytes.subarray(at, at + length);
}

export const recorded = (name: string): string => readFileSync(`fixtures/logs/${name}.log`, 'utf8');
