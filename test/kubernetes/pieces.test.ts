import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parse, stringify } from 'yaml';
import { LARGEST_OBJECT, piecesOf, type Piece } from '../../src/kubernetes/pieces.ts';

async function pieces(text: string, length = 65_536): Promise<readonly Piece[]> {
  const found: Piece[] = [];
  for await (const piece of piecesOf(cut(text, length))) found.push(piece);
  return found;
}

async function* cut(text: string, length: number): AsyncGenerator<string> {
  for (let at = 0; at < text.length; at += length) yield text.slice(at, at + length);
}

const read = (all: readonly Piece[]): readonly unknown[] =>
  all.map((piece) => ('text' in piece ? (parse(piece.text) as unknown) : piece));

/** Texts that could be taken for the structure around them. */
const hostile = fc.oneof(
  fc.string(),
  fc.constantFrom(
    '}',
    '{"items":[',
    '---\n',
    'items:\n- a\n',
    '\n- x: 1\n',
    '"',
    '\\"',
    ']}',
    'kind: List\n',
  ),
);
const object = fc.record({
  apiVersion: fc.constant('v1'),
  kind: fc.constant('ConfigMap'),
  data: fc.dictionary(fc.stringMatching(/^[a-z]{1,6}$/), hostile, { maxKeys: 4 }),
});

describe('the objects of a list', () => {
  it.each([
    ['JSON', (list: unknown) => JSON.stringify(list)],
    ['JSON with line breaks', (list: unknown) => JSON.stringify(list, null, 4)],
    ['YAML as kubectl writes it', (list: unknown) => stringify(list, { indentSeq: false })],
    ['YAML with indented items', (list: unknown) => stringify(list)],
  ])('are cut out of %s, wherever its parts end', async (_, write) => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(object, { maxLength: 4 }),
        fc.integer({ min: 1, max: 40 }),
        async (items, length) => {
          fc.pre(items.length > 0);
          const list = write({ apiVersion: 'v1', items, kind: 'List', metadata: { items: ['no'] } });
          expect(read(await pieces(list, length))).toEqual(items);
        },
      ),
    );
  });

  it('are the documents where there is no list, in any number', async () => {
    const one = { apiVersion: 'v1', kind: 'Secret', metadata: { name: 'a' } };
    expect(read(await pieces(`---\n${stringify(one)}---\n# nothing\n---\n${stringify(one)}`))).toEqual([
      one,
      null,
      one,
    ]);
    expect(read(await pieces(`\ufeff\n${JSON.stringify(one)}\n${JSON.stringify({ items: [one] })}`))).toEqual(
      [one, one],
    );
    expect(await pieces(' \n')).toEqual([]);
  });

  it('are counted, and not kept, where they are larger than an object can be', async () => {
    const big = { data: 'x'.repeat(LARGEST_OBJECT) };
    const small = { data: 'y' };
    for (const text of [
      JSON.stringify({ items: [small, big, small] }, null, 1),
      stringify(
        { items: [small, big, small] },
        { lineWidth: 0, indentSeq: false, aliasDuplicateObjects: false },
      ),
    ]) {
      const all = await pieces(text);
      expect(read(all)).toEqual([small, { tooLarge: true, line: expect.any(Number) as number }, small]);
    }
    expect((await pieces('x'.repeat(3 * LARGEST_OBJECT))).every((piece) => 'tooLarge' in piece)).toBe(true);
  });

  it('have the line that they begin in', async () => {
    expect(
      (await pieces('apiVersion: v1\nitems:\n- a: 1\n  b: 2\n- a: 3\nkind: List\n')).map(({ line }) => line),
    ).toEqual([3, 5]);
    expect((await pieces('{"items": [\n{},\n\n{}]}')).map(({ line }) => line)).toEqual([2, 4]);
  });

  it('may be incomplete at the end', async () => {
    const [, last] = await pieces('{"items": [{"a": 1}, {"a": ');
    expect(last).toEqual({ text: '{"a": ', syntax: 'json', line: 1 });
  });
});
