import { describe, expect, it } from 'vitest';
import { readClientFile } from '../../src/client-files/client-file.ts';
import { TREES } from '../../src/client-files/trees.ts';
import { UsageError } from '../../src/text/problem.ts';
import { sourceOf } from '../../src/text/source.ts';
import { flattened } from '../../src/text/tree.ts';
import type { Syntax } from '../../src/evidence/configuration.ts';

const read = (syntax: Syntax, text: string) => TREES[syntax]?.(sourceOf('x', Buffer.from(text))) ?? [];
const pairs = (syntax: Syntax, text: string): readonly string[] =>
  read(syntax, text).flatMap((tree) =>
    flattened(tree).map(({ name, value }) => `${name.text}=${value.text}`),
  );

describe('TOML', () => {
  it('has tables, lists of tables, dotted names and texts of every kind', () => {
    expect(
      pairs(
        'toml',
        `a.b = "c\\u0041"\n'd.e' = 'f\\n' # g\n[h.i]\nj = 1\n[[k]]\nl = true\n[[k]]\nm = """\nn\n"""\no = { p = [1, 2] }\n`,
      ),
    ).toEqual(['a.b=cA', 'd.e=f\\n', 'h.i.j=1', 'k[0].l=true', 'k[1].m=n\n', 'k[1].o.p=1,2']);
  });
});

describe('HOCON', () => {
  it('merges objects, takes names in dots, comments and substitutions', () => {
    expect(
      pairs(
        'hocon',
        `include "x"\na.b = c d // e\na { f = "g h", i: [1, 2] }\na.b = \${?J}\nk = "https://"\${l}"/m"\nn = """o"p"""\n# q\n`,
      ),
    ).toEqual(['a.b=${J}', 'a.f=g h', 'a.i=1,2', 'k=https://${l}/m', 'n=o"p']);
  });
});

describe('XML', () => {
  it('has elements and attributes as names, without their prefixes', () => {
    expect(
      pairs(
        'xml',
        `<?xml version="1.0"?>\n<a:b xmlns:a="c"><!-- d --><e f='g&amp;h'/><i>j &#65;</i><k><![CDATA[<l>]]></k></a:b>`,
      ).filter((each) => !each.startsWith('b.a=')),
    ).toEqual(['b.e.f=g&h', 'b.i=j A', 'b.k=<l>']);
  });
});

const deep = (open: string, times = 100_000): string => open.repeat(times);
const many = (line: (n: number) => string): string =>
  Array.from({ length: 60_000 }, (_, n) => line(n)).join('');

/** What would take a parser more room or time than a configuration is worth. */
const BOMBS: readonly (readonly [syntax: Syntax, what: string, text: string])[] = [
  ['toml', 'lists in lists', `a = ${deep('[')}`],
  ['toml', 'tables in tables', `a = ${deep('{b=')}`],
  ['toml', 'a long path', `${deep('a.', 10_000)}b = 1`],
  ['toml', 'many values', many((n) => `a${n}=1\n`).slice(0, 700_000)],
  ['toml', 'a text that is not closed', `a = "${'x'.repeat(500_000)}`],
  ['hocon', 'objects in objects', deep('a{')],
  ['hocon', 'lists in lists', `a=${deep('[')}`],
  ['hocon', 'a long path', `${deep('a.', 100_000)}b=1`],
  ['hocon', 'long paths in objects', deep(`${deep('a.', 19)}a {`, 99)],
  [
    'hocon',
    'long paths in objects that are closed',
    `${deep(`${deep('a.', 19)}a {`, 99)}b=1${deep('}', 99)}`,
  ],
  ['hocon', 'many pieces of a text', `a = ${deep('"b" ', 100_000)}`],
  ['hocon', 'many substitutions', `a = ${deep('${b}', 100_000)}`],
  ['hocon', 'a text that is not closed', `a = """${'x'.repeat(500_000)}`],
  ['xml', 'elements in elements', deep('<a>')],
  ['xml', 'many attributes', `<a ${many((n) => `b${n}="" `)}/>`.slice(0, 900_000)],
  [
    'xml',
    'entities in entities',
    `<!DOCTYPE a [<!ENTITY b "${'x'.repeat(50)}"><!ENTITY c "${deep('&b;', 50)}"><!ENTITY d "${deep('&c;', 50)}">]><a>&d;</a>`,
  ],
  ['xml', 'a comment that is not closed', `<a><!--${deep('-')}`],
  ['sql', 'brackets in brackets', `kafka ${deep('(')}`],
  ['sql', 'quotes', `kafka ${deep(`'`)}`],
  ['sql', 'comments', `kafka ${deep('/*')}`],
  ['sql', 'dollars', `kafka ${deep('$')}`],
  ['sql', 'many options', `kafka WITH (${many((n) => `'a${n}'='b',`)})`],
  ['hcl', 'blocks in blocks', deep('a {\n', 10_000)],
  ['hcl', 'functions in functions', `a = ${deep('jsonencode([', 10_000)}`],
  ['hcl', 'dots', `${deep('a.', 100_000)}b {}`],
  ['blocks', 'conditions in conditions', `input { kafka => 1 ${deep('if a { ')}`],
  ['blocks', 'lists in lists', `input { kafka => ${deep('[')}`],
];

const problemsOf = (run: () => unknown): readonly string[] => {
  try {
    run();
    return [];
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return error.problems;
  }
};

it.each(BOMBS)('%s is read or refused in one go: %s', (syntax, _, text) => {
  const file = `x.${syntax === 'blocks' ? 'conf' : syntax}`;
  for (const problem of [
    ...problemsOf(() => read(syntax, text)),
    ...problemsOf(() => readClientFile(file, Buffer.from(text))),
  ])
    expect(problem).toMatch(/^x(?:\.\w+)?:\d+:\d+: [^\n]+$/);
});
