import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readClientFile, givenByClientFile } from '../../src/client-files/client-file.ts';
import { UsageError } from '../../src/text/problem.ts';
import { parseJson } from '../../src/text/json.ts';
import { sourceOf } from '../../src/text/source.ts';
import type { Tree } from '../../src/text/tree.ts';

const parse = (text: string, path = 'client.json'): Tree => parseJson(sourceOf(path, Buffer.from(text)));

/** The one line with which a file is rejected. */
function refusal(text: string | Uint8Array, path = 'client.json'): string {
  try {
    readClientFile(path, Buffer.from(text));
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    expect(error.problems).toHaveLength(1);
    return error.message;
  }
  throw new Error('was not refused');
}

/** The value of a tree, as JSON.parse returns it. */
function valueOf(tree: Tree): unknown {
  switch (tree.kind) {
    case 'scalar':
      return tree.value;
    case 'list':
      return tree.items.map(valueOf);
    case 'map':
      return Object.fromEntries(tree.entries.map(({ key, value }) => [key.text, valueOf(value)]));
  }
}

/** JSON as programs write it: with or without spaces, and with unnecessary escapes. */
const spelling = fc.record({ indent: fc.constantFrom(0, 2, '\t'), escapeAll: fc.boolean() });

function spelled(
  value: unknown,
  { indent, escapeAll }: { indent: number | string; escapeAll: boolean },
): string {
  const text = JSON.stringify(value, null, indent);
  return escapeAll
    ? text.replace(/[^\x20-\x7e\n\t]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`)
    : text;
}

const wellFormed = fc.jsonValue({ maxDepth: 6, depthSize: 'small' });

describe('JSON', () => {
  it('is read like JSON.parse', () => {
    fc.assert(
      fc.property(wellFormed, spelling, (value, how) => {
        const text = spelled(value, how);
        expect(valueOf(parse(text))).toEqual(JSON.parse(text));
      }),
    );
  });

  it('is rejected exactly where JSON.parse rejects it', () => {
    const piece = fc.constantFrom(
      ...[
        '{',
        '}',
        '[',
        ']',
        ':',
        ',',
        '"a"',
        '"',
        '\\',
        '1',
        '0',
        '-',
        '.',
        'e',
        '+',
        'true',
        'nul',
        ' ',
        '\n',
      ],
      ...[
        '/',
        '//',
        '/*',
        '*/',
        '\u00a0',
        '\u2028',
        '\\u12',
        '\\u1234',
        '\\x',
        '"b":1',
        '01',
        '1.5e3',
        '\ufeff',
        'x',
      ],
    );
    const isJson = (text: string): boolean => {
      try {
        JSON.parse(text);
        return true;
      } catch {
        return false;
      }
    };
    const isRead = (text: string): boolean => {
      try {
        parse(text);
        return true;
      } catch (error) {
        expect(error).toBeInstanceOf(UsageError);
        return false;
      }
    };
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 8 }), (pieces) => {
        expect(isRead(pieces.join(''))).toBe(isJson(pieces.join('')));
      }),
      { numRuns: 1000 },
    );
  });

  it('knows the place of each character of a text, whatever its escapes', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: 'binary', maxLength: 20 }),
        fc.string({ unit: 'grapheme', maxLength: 5 }),
        spelling,
        (value, key, how) => {
          const text = spelled({ before: [1, { [key]: value }] }, how);
          const source = sourceOf('client.json', Buffer.from(text));
          const list = (parseJson(source) as Extract<Tree, { kind: 'map' }>).entries[0]!.value;
          const inner = (list as Extract<Tree, { kind: 'list' }>).items[1] as Extract<Tree, { kind: 'map' }>;
          for (const at of [
            inner.entries[0]!.key,
            (inner.entries[0]!.value as Extract<Tree, { kind: 'scalar' }>).at,
          ]) {
            for (let from = 0; from <= at.text.length; from += 1) {
              const piece = source.file.slice(at.offsetAt(from), at.offsetAt(at.text.length));
              expect(JSON.parse(`"${piece}"`)).toBe(at.text.slice(from));
            }
          }
        },
      ),
    );
  });

  it('writes another text in place of a value', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string(), fc.integer(), fc.boolean()),
        fc.string({ unit: 'binary' }),
        (value, other) => {
          const text = JSON.stringify({ a: value, b: 1 });
          const { at } = (parse(text) as Extract<Tree, { kind: 'map' }>).entries[0]!.value;
          const rewritten =
            text.slice(0, at.offsetAt(0)) + at.spell(other) + text.slice(at.offsetAt(at.text.length));
          expect((parse(rewritten) as Extract<Tree, { kind: 'map' }>).entries[0]!.value.at.text).toBe(other);
        },
      ),
    );
  });

  it('is parsed once, however many formats look at it', () => {
    const source = sourceOf('client.json', Buffer.from('{"a": 1}'));
    expect(parseJson(source)).toBe(parseJson(source));
  });

  it.each([
    ['a comment', '{"a": 1, // one\n "b": 2}', '1:10: JSON does not allow comments; remove it'],
    [
      'a comma at the end',
      '{\n "a": 1,\n}',
      '3:1: remove the comma before this closing bracket; JSON does not allow it',
    ],
    [
      'a comma at the end of a list',
      '[1, ]',
      '1:5: remove the comma before this closing bracket; JSON does not allow it',
    ],
    [
      'a file that is cut off',
      '{"a": "b",\n "c": {',
      '2:8: the file ends before its last bracket is closed; was it cut off?',
    ],
    [
      'a text that is not closed',
      '{"a": "b\n}',
      '1:7: this string is not closed on its line; is a double quote missing, or a line break not written as \\n?',
    ],
    ['single quotes', "{'a': 1}", '1:2: put text in double quotes'],
    ['a missing comma', '{"a": 1\n "b": 2}', '2:2: expected a comma between two members'],
    [
      "Python's True",
      '{"a": True}',
      '1:7: not a JSON value; expected text in double quotes, a number, true, false or null',
    ],
    ['a path of Windows', '{"a": "C:\\kafka"}', '1:7: not a JSON escape; write a literal backslash as \\\\'],
    ['two values', '{}\n{}', '2:1: unexpected text after the end of the JSON value'],
    ['nothing', ' \n', '2:1: is empty'],
    [
      'a byte-order mark',
      '\ufeff{"a": 1}',
      '1:1: the file begins with a byte-order mark, which JSON does not allow (RFC 8259 section 8.1); save it as UTF-8 without BOM',
    ],
    ['deep nesting', '['.repeat(100_000), '1:1: the file is nested too deeply for a configuration'],
    [
      'deep nesting that is closed',
      `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`,
      '1:1: the file is nested too deeply for a configuration',
    ],
    [
      'more values than anybody configures',
      `[${'1,'.repeat(500_000)}1]`,
      '1:1: the file has too many values for a configuration',
    ],
    [
      'a byte that is no text',
      Buffer.from('{"a": "\u0000"}'),
      '1:8: not a text file: it contains binary data. Is it the right file?',
    ],
    [
      'ISO 8859-1',
      Buffer.from('{"a": "\u00e4"}', 'latin1'),
      '1:8: not valid UTF-8 from here on; save the file as UTF-8',
    ],
  ])('is rejected with the place: %s', (_, text, line) => {
    expect(refusal(text)).toBe(`client.json:${line}`);
  });

  it.each(['appsettings.json', 'appsettings.Production.json', 'settings.jsonc'])(
    'may have comments if its reader accepts them: %s',
    (path) => {
      expect(valueOf(parse('\ufeff{"a": 1, // one\n}', path))).toEqual({ a: 1 });
    },
  );
});

const SECRET = 'Zq9-s3cret-Xv7';

describe("any JSON as a client's file", () => {
  const word = fc.constantFrom(
    ...[
      'bootstrap.servers',
      'security.protocol',
      'sasl.mechanism',
      'sasl.jaas.config',
      'sasl.oauthbearer.extensions',
    ],
    ...[
      'producer.sasl.mechanism',
      'consumer.override.sasl.jaas.config',
      'config',
      'connector.class',
      'kafka.api.key',
    ],
    ...[
      'brokers',
      'sasl',
      'mechanism',
      'ssl',
      'ca',
      'oauth',
      'tokenEndpoint',
      'clientId',
      'extensions',
      'params',
    ],
    ...[
      'kafkaJS',
      'SaslOauthbearerMethod',
      'SecurityProtocol',
      'data',
      'keys',
      'kid',
      'issuer_uri',
      'jwks_uri',
    ],
    ...['filter', 'identity_claim', 'constructor', '__proto__', 'toString', SECRET, ''],
  );
  const { tree } = fc.letrec<{ tree: unknown }>((tie) => ({
    tree: fc.oneof(
      { maxDepth: 5, depthSize: 'small' },
      fc.constantFrom(
        null,
        true,
        false,
        0,
        -1.5e300,
        SECRET,
        `a=${SECRET},`,
        `\${env:${SECRET}}`,
        'OAUTHBEARER',
        '',
      ),
      fc.array(tie('tree'), { maxLength: 3 }),
      fc.array(fc.tuple(word, tie('tree')), { maxLength: 6 }).map((entries) => Object.fromEntries(entries)),
    ),
  }));

  it('is read, or rejected in one line that shows none of it', () => {
    fc.assert(
      fc.property(tree, fc.constantFrom('client.json', 'appsettings.json'), (value, path) => {
        try {
          const file = readClientFile(path, Buffer.from(JSON.stringify(value)));
          givenByClientFile(file, {});
        } catch (error) {
          if (!(error instanceof UsageError)) throw error;
          expect(error.message).toMatch(/^[\w.]+:\d+:\d+: [^\n]+$/);
          expect(error.message).not.toContain(SECRET);
        }
      }),
      { numRuns: 1000 },
    );
  });

  it('is rejected in one line that shows none of it, wherever it is truncated', () => {
    fc.assert(
      fc.property(tree, fc.nat(), (value, at) => {
        const text = JSON.stringify({ 'sasl.oauthbearer.client.secret': SECRET, value }, null, 1);
        const cut = text.slice(0, at % (text.length - 1));
        const line = refusal(cut);
        expect(line).toMatch(/^client\.json:\d+:\d+: [^\n]+$/);
        expect(line).not.toContain(SECRET);
      }),
    );
  });
});
