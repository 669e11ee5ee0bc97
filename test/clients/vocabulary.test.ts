import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import ts from 'typescript';
import { describe, expect, it } from 'vitest';
import { JAVA_PROPERTIES, JAVA_SETTINGS, JAVA_SINCE } from '../../src/clients/java-properties.ts';
import { LIBRDKAFKA_PROPERTIES, LIBRDKAFKA_SETTINGS } from '../../src/clients/librdkafka-properties.ts';
import { everyNameOf } from '../../src/clients/by-name.ts';
import { allNamesIn, fixNamesOf, type NamedSettings } from '../../src/clients/named.ts';
import { namesOf, neededOf } from '../../src/clients/setting-names.ts';
import { WORDS_FOR, type NeededKey } from '../../src/spelling/settings.ts';

/* The names of properties are in the table of their family, and code refers to them by setting key. */

const TABLES = ['src/clients/java-properties.ts', 'src/clients/librdkafka-properties.ts'];

/**
 * Names that other programs' formats map to (Spring, Connect, container images), and that a message may show because
 * users know them.
 */
const COMMON = ['bootstrap.servers', 'group.id', 'sasl.mechanism', 'sasl.mechanisms', 'security.protocol'];

/** Rooms that may not import the tables, or have tables of their own that name a property for the reader. */
const BELOW = [
  'src/compare/places/client.ts: sasl.oauthbearer.header.urlencode',
  'src/compare/places/client.ts: sasl.oauthbearer.sub.claim.name',
  'src/evidence/configuration.ts: sasl.jaas.config',
  'src/facts/client.ts: sasl.oauthbearer.header.urlencode',
  'src/facts/client.ts: sasl.oauthbearer.sub.claim.name',
  'src/settings/table/client.ts: sasl.oauthbearer.header.urlencode',
];

/** The text of every string in a source file, without comments. */
function stringsIn(path: string): readonly string[] {
  const found: string[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isStringLiteralLike(node)) found.push(node.text);
    ts.forEachChild(node, visit);
  };
  visit(ts.createSourceFile(path, readFileSync(path, 'utf8'), ts.ScriptTarget.Latest));
  return found;
}

describe('the name of a property', () => {
  const named = new Set([JAVA_SETTINGS, LIBRDKAFKA_SETTINGS].flatMap((table) => allNamesIn(table)));

  it('is only in the table of its family', () => {
    const files = execFileSync('git', ['ls-files', 'src/*.ts'], { encoding: 'utf8' }).trim().split('\n');
    expect(files).toEqual(expect.arrayContaining(TABLES));
    const elsewhere = files
      .filter((file) => !TABLES.includes(file))
      .flatMap((file) => [...new Set(stringsIn(file))].map((text) => [file, text] as const))
      .filter(([, text]) => named.has(text) && !COMMON.includes(text))
      .map(([file, text]) => `${file}: ${text}`);
    expect(elsewhere.toSorted()).toEqual(BELOW);
  });

  it('is in a table once', () => {
    for (const table of [JAVA_SETTINGS, LIBRDKAFKA_SETTINGS]) {
      const all = allNamesIn(table);
      expect(new Set(all).size).toBe(all.length);
    }
  });
});

const families: readonly (readonly ['java' | 'librdkafka', NamedSettings, readonly string[]])[] = [
  ['java', JAVA_SETTINGS, JAVA_PROPERTIES],
  ['librdkafka', LIBRDKAFKA_SETTINGS, LIBRDKAFKA_PROPERTIES],
];

describe.each(families)('the table of %s', (family, settings, properties) => {
  it('writes only names that the client reads', () => {
    for (const { read, write = read[0], fix = read[0] } of Object.values(settings)) {
      expect(read).toContain(write);
      expect(read).toContain(fix);
    }
  });

  it('has the properties that are looked for in a file', () => {
    const { groups, ...others } = settings;
    const missing = allNamesIn(others).filter((name) => !properties.includes(name));
    expect(missing.every((name) => /^jaas:(?:loginModule|extension_\w+)$/.test(name))).toBe(true);
    expect(properties).not.toContain(groups?.read[0]);
  });

  it('leads from each needed setting to names, and from these back to the setting', () => {
    for (const key of Object.keys(WORDS_FOR) as NeededKey[]) {
      const names = namesOf(family, key);
      if (family === 'librdkafka' && key === 'jaasString') expect(names).toEqual([]);
      else expect(names).not.toEqual([]);
      // librdkafka has one list for all extensions, which counts as the cluster.
      const back = family === 'librdkafka' && key === 'poolId' ? 'logicalCluster' : key;
      for (const name of names) expect(neededOf(family, name)).toBe(back);
    }
  });
});

it('names the one to write in a fix first', () => {
  expect(fixNamesOf(JAVA_SETTINGS.scope)).toEqual(['jaas:scope', 'sasl.oauthbearer.scope']);
  expect(fixNamesOf(LIBRDKAFKA_SETTINGS.saslMechanism)).toEqual(['sasl.mechanism', 'sasl.mechanisms']);
  expect(fixNamesOf({ read: ['a', 'b'] })).toEqual(['a', 'b']);
});

it('knows a version only for the newer names', () => {
  expect(JAVA_SINCE).toMatchObject({
    [JAVA_SETTINGS.clientSecret.read[0]]: '4.1',
    [JAVA_SETTINGS.headerUrlencode.read[0]]: '3.9',
  });
  expect(Object.keys(JAVA_SINCE).filter((name) => name.startsWith('jaas:'))).toEqual([]);
});

it('has the names of all families for a setting', () => {
  expect(everyNameOf('clientId').toSorted()).toEqual([
    'jaas:clientId',
    'sasl.oauthbearer.client.credentials.client.id',
    'sasl.oauthbearer.client.id',
  ]);
});
