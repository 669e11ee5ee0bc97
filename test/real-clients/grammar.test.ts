import { spawn } from 'node:child_process';
import { text as textOf } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import fc from 'fast-check';
import { expect, inject, it } from 'vitest';
import { parseJaas } from '../../src/text/jaas.ts';
import { asJavaReads } from '../../src/text/latin1.ts';
import { whole } from '../../src/text/located.ts';
import { parseProperties } from '../../src/text/properties.ts';

const { classPath } = inject('clients');
const SOURCE = fileURLToPath(new URL('Grammar.java', import.meta.url));

/** What Java reads from each text, in one JVM for all of them. */
async function readByJava(kind: 'properties' | 'jaas', texts: readonly string[]): Promise<readonly string[]> {
  const child = spawn('java', ['-XX:TieredStopAtLevel=1', '-cp', classPath, SOURCE], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  child.stdin.end(texts.map((text) => `${kind} ${Buffer.from(text, 'utf8').toString('base64')}\n`).join(''));
  return (await textOf(child.stdout)).split('\n').slice(0, -1);
}

const base64 = (text: string): string => `.${Buffer.from(text, 'utf8').toString('base64url')}`;
const told = (pairs: ReadonlyMap<string, string>): string =>
  [...pairs]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, value]) => `${base64(name)}=${base64(value)} `)
    .join('');

const propertiesOf = (text: string): string =>
  told(
    new Map(
      parseProperties(asJavaReads({ content: whole(text), isLatin1: false })).map(
        ({ name, value }) => [name.text, value.text] as const,
      ),
    ),
  );

function jaasOf(text: string): string {
  const { loginModule, options, fault } = parseJaas(whole(text));
  if (fault !== undefined || loginModule === undefined) return 'error';
  const pairs = new Map(options.map(({ name, value }) => [name.text, value.text] as const));
  return `${base64(loginModule.text)} ${told(pairs)}`;
}

/** Random texts made of special pieces, and of some ordinary ones. */
const madeOf = (pieces: readonly string[], count: number): readonly string[] =>
  fc.sample(
    fc.array(fc.constantFrom(...pieces), { maxLength: 24 }).map((all) => all.join('')),
    { numRuns: count, seed: 7 },
  );

/** Java ends a quote at the end of its line and continues; the truncated value is reported as a fault. */
const isCutOff = (text: string): boolean =>
  parseJaas(whole(text)).fault?.what.includes('not closed') === true;

const same = (texts: readonly string[], java: readonly string[], ours: (text: string) => string): void => {
  expect(java).toHaveLength(texts.length);
  const differing = texts.flatMap((text, index) =>
    java[index] === ours(text) ? [] : [{ text, java: java[index], ours: ours(text) }],
  );
  expect(differing).toEqual([]);
};

it('reads .properties like java.util.Properties', async () => {
  const pieces = [
    'a',
    'b',
    'ü',
    '\u00a0',
    '€',
    '😀',
    '=',
    ':',
    ' ',
    '\t',
    '\f',
    '#',
    '!',
    '\\',
    '\\n',
    '\\u00fc',
    '\n',
    '\r\n',
    '\r',
    '\\\n',
    '\\\r\n',
    '"',
  ];
  // After a line with only a backslash Java starts a new line, while dot-properties continues the old one: such files
  // do not occur.
  const texts = madeOf(pieces, 3_000).filter((text) => !/(?:^|[\r\n])[ \t\f]*\\(?:[\r\n]|$)/.test(text));
  same(texts, await readByJava('properties', texts), propertiesOf);
});

it('reads a JAAS string like kafka-clients', async () => {
  const pieces = [
    'a',
    'b.C',
    'x-1',
    '_u',
    '$d',
    '7',
    '.5',
    '-',
    'ü',
    '\u0085',
    '€',
    '"',
    "'",
    '\\',
    '\\"',
    '\\n',
    '\\101',
    '\\u',
    ' ',
    '\n',
    ' ',
    ' a=b',
    ' a="b c"',
    "c='d'",
    ' e = "f"',
    '=',
    ';',
    ';',
    '// x\n',
    '/* y */',
    '/',
    '#',
  ];
  const bodies = madeOf(pieces, 3_000);
  const texts = [
    ...bodies,
    ...bodies.map((body) => `org.acme.Module required ${body};`),
    ...bodies.map((body) => `M Optional a="${body}";`),
  ].filter((text) => !isCutOff(text));
  same(texts, await readByJava('jaas', texts), jaasOf);
});
