import { readdirSync, readFileSync } from 'node:fs';
import { expect } from 'vitest';
import { givenByClientFile, readClientFile, type FromFile } from '../../src/client-files/client-file.ts';
import { lint } from '../../src/doctor/lint.ts';
import { fixed } from '../../src/doctor/lint-fix.ts';

const FOLDER = 'fixtures/client-files';

/** The files of a folder of fixtures, as paths. */
export const soundFilesOf = (id: string): readonly string[] =>
  readdirSync(`${FOLDER}/${id}`).map((name) => `${FOLDER}/${id}/${name}`);

/** The settings of a sound file, in which nothing may be found or fixed. */
export function soundly(path: string): FromFile {
  const bytes = readFileSync(path);
  const lintText = (text: Uint8Array) => {
    const file = readClientFile(path, text);
    return { file, result: lint(file, { env: {} }) };
  };
  const linted = lintText(bytes);
  expect(linted.result.findings).toEqual([]);
  expect(fixed(linted, (text) => lintText(Buffer.from(text)))).toBe(linted);
  return givenByClientFile(linted.file, {});
}
