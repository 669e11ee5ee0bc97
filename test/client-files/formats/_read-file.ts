import { readFileSync } from 'node:fs';
import { titleOf } from '../../../src/evidence/configuration.ts';
import { givenByClientFile, readClientFile, type ClientFile } from '../../../src/client-files/client-file.ts';

const FOLDER = 'fixtures/client-files';

/** A fixture, read as the doctor reads it. */
export const fileOf = (path: string, text?: string): ClientFile =>
  readClientFile(path, text === undefined ? readFileSync(`${FOLDER}/${path}`) : Buffer.from(text));

export interface Read {
  readonly format: string;
  readonly settings: Readonly<Record<string, unknown>>;
  /** `line:column` of each setting. */
  readonly places: Readonly<Record<string, string>>;
  readonly oddities: readonly string[];
  readonly elsewhere: readonly string[];
}

/** Its settings, with their places. */
export function read(path: string, text?: string, env: Readonly<Record<string, string>> = {}): Read {
  const { settings, configuration, elsewhere } = givenByClientFile(fileOf(path, text), env);
  return {
    format: titleOf(configuration),
    settings,
    places: Object.fromEntries(
      Object.entries(configuration.places).map(([key, { line, column }]) => [key, `${line}:${column}`]),
    ),
    oddities: configuration.oddities.map(
      ({ kind, subject = '', at }) => `${kind} ${subject} ${at.line}:${at.column}`,
    ),
    elsewhere: elsewhere.map(({ key, where }) => `${key}: ${where}`),
  };
}
