import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { clientsIn } from '../../src/client-files/client-file.ts';
import { maskedText } from '../../src/client-files/mask.ts';
import { fileOf } from './formats/_read-file.ts';

const FOLDER = 'fixtures/client-files';
const files = readdirSync(FOLDER, { recursive: true, withFileTypes: true })
  .filter((entry) => entry.isFile())
  .map(({ parentPath, name }) => `${parentPath}/${name}`.slice(FOLDER.length + 1));

/** Each file is read once, for all of its settings. */
const read = new Map(
  files.map((path) => {
    const file = fileOf(path);
    return [path, { clients: clientsIn(file), masked: maskedText(file) }] as const;
  }),
);
const maskedIn = (path: string): string | undefined => read.get(path)!.masked;

/** The values of one setting for the clients in a file, as they are in the file. */
const valuesOf = (path: string, key: string): readonly string[] =>
  read.get(path)!.clients.flatMap(({ source, reading }) =>
    reading.found
      .filter((found) => found.key === key && found.isFile !== true && !found.value.includes('${'))
      .map(({ at }) => source.file.slice(at.offsetAt(0), at.offsetAt(at.text.length)))
      .filter((text) => text !== ''),
  );

describe('a masked file', () => {
  it.each(files.filter((path) => valuesOf(path, 'clientSecret').length > 0))(
    'of %s has no secret in it',
    (path) => {
      const masked = maskedIn(path);
      expect(masked).toContain('***');
      for (const secret of valuesOf(path, 'clientSecret')) expect(masked).not.toContain(secret);
    },
  );

  it.each(
    ['clientId', 'tokenEndpoint', 'scope', 'bootstrapServers'].flatMap((key) =>
      files.filter((path) => valuesOf(path, key).length > 0).map((path) => [path, key] as const),
    ),
  )('of %s still shows %s', (path, key) => {
    const masked = maskedIn(path);
    for (const value of valuesOf(path, key)) expect(masked).toContain(value);
  });
});
