import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { UsageError } from '../../src/text/problem.ts';
import { isTooDeep } from '../../src/text/depth.ts';
import type { Located } from '../../src/text/located.ts';
import { sourceOf } from '../../src/text/source.ts';
import { at, member, textAt, type Tree } from '../../src/text/tree.ts';
import { parseYamlTrees } from '../../src/text/yaml.ts';

const treesOf = (text: string): readonly Tree[] => parseYamlTrees(sourceOf('c.yaml', Buffer.from(text)));
const valueOf = (text: string, ...path: readonly string[]): Located =>
  textAt(treesOf(text)[0], ...path) ?? expect.fail(`nothing at ${path.join('.')}`);

/** The errors of reading; empty for valid YAML. */
function complaintsOf(text: string): readonly string[] {
  try {
    treesOf(text);
    return [];
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return error.problems;
  }
}

/** Checks the place of each character, if the file contains the text literally. */
function expectExact(file: string, { text, offsetAt }: Located): void {
  for (let index = 0; index < text.length; index += 1) {
    if (text[index] === '\n') expect(file.slice(offsetAt(index))).toMatch(/^[ \t]*\r?\n/);
    else expect(file[offsetAt(index)]).toBe(text[index]);
  }
}

/** The file with another text in place of a value. */
const respelled = (file: string, located: Located, text: string): string =>
  file.slice(0, located.offsetAt(0)) +
  located.spell(text) +
  file.slice(located.offsetAt(located.text.length));

const plainText = fc
  .stringMatching(/^[A-Za-z0-9/][\w./@+=;-]{0,20}$/)
  .filter((text) => !/^(?:null|true|false)$/i.test(text) && !/^[\d.e+_xo-]+$/i.test(text));
const line = fc.stringMatching(/^[!-~][ -~]{0,30}$/);
const anyText = fc
  .string({ unit: 'binary-ascii', maxLength: 30 })
  .map((text) => text.replace(/[\0-\u0008\u000b-\u001f\u007f]/g, ''));

/** Further down in a file, surrounded by indentation, anchors and comments. */
const wrapped = (spelled: string): string =>
  `# a comment\nfirst: "é"\nouter: # another\n  - name: &n one\n    value: ${spelled}\n    after: *n\n`;
const inWrapped = (file: string): Located => {
  const outer = at(treesOf(file)[0], 'outer');
  return textAt(outer?.kind === 'list' ? outer.items[0] : undefined, 'value') ?? expect.fail('no value');
};

describe('a scalar', () => {
  it('is exactly at its place: plain', () => {
    fc.assert(
      fc.property(plainText, plainText, (text, other) => {
        const file = wrapped(text);
        const located = inWrapped(file);
        expect(located).toMatchObject({ text, editable: true });
        expectExact(file, located);
        expect(inWrapped(respelled(file, located, other)).text).toBe(other);
      }),
    );
  });
  it('is exactly at its place: single-quoted', () => {
    fc.assert(
      fc.property(line, line, (text, other) => {
        const file = wrapped(`'${text.replaceAll("'", "''")}'`);
        const located = inWrapped(file);
        expect(located).toMatchObject({ text, editable: true });
        expectExact(file, located);
        expect(inWrapped(respelled(file, located, other)).text).toBe(other);
      }),
    );
  });
  it('is at its place, escapes at their backslash: double-quoted', () => {
    fc.assert(
      fc.property(anyText, anyText, (text, other) => {
        const file = wrapped(JSON.stringify(text));
        const located = inWrapped(file);
        expect(located).toMatchObject({ text, editable: true });
        for (let index = 0; index < text.length; index += 1) {
          expect([text[index], '\\']).toContain(file[located.offsetAt(index)]);
        }
        expect(file[located.offsetAt(text.length)]).toBe('"');
        expect(inWrapped(respelled(file, located, other)).text).toBe(other);
      }),
    );
  });
  it.each(['|', '|-', '|+', '|2-', '|2'])('is exactly at its place, line by line: %s', (style) => {
    const body = fc.array(
      fc.oneof(
        line,
        fc.constant(''),
        line.map((text) => `  ${text}`),
      ),
      { minLength: 1, maxLength: 6 },
    );
    fc.assert(
      fc.property(body, line, fc.constantFrom('\n', '\r\n'), (lines, other, newline) => {
        fc.pre(/[2]/.test(style) || !/^\s/.test(lines.find((each) => each !== '') ?? ''));
        const indent = style.includes('2') ? '      ' : '        ';
        const file = wrapped(
          `${style}\n${lines.map((each) => (each === '' ? '' : indent + each)).join('\n')}`,
        ).replaceAll('\n', newline);
        const located = inWrapped(file);
        expect(located.editable).toBe(true);
        expect(located.text.trimEnd()).toBe(lines.join('\n').trimEnd());
        expectExact(file, located);
        const [first = ''] = lines;
        fc.pre(first !== '');
        const edited =
          file.slice(0, located.offsetAt(0)) +
          located.spell(`${other}\n${other}`) +
          file.slice(located.offsetAt(first.length));
        expect(inWrapped(edited.replaceAll('\r\n', '\n')).text).toBe(
          [other, other, ...located.text.split('\n').slice(1)].join('\n'),
        );
      }),
    );
  });
  it.each(['>', '>-', '>+'])('is at its place, word for word: %s', (style) => {
    fc.assert(
      fc.property(fc.array(fc.oneof(line, fc.constant('')), { minLength: 1, maxLength: 6 }), (lines) => {
        fc.pre(lines.some((each) => each !== ''));
        const file = wrapped(
          `${style}\n${lines.map((each) => (each === '' ? '' : `      ${each.trimEnd()}`)).join('\n')}`,
        );
        const located = inWrapped(file);
        expect(located.editable).toBe(true);
        for (let index = 0; index < located.text.length; index += 1) {
          if (!/\s/.test(located.text[index]!))
            expect(file[located.offsetAt(index)]).toBe(located.text[index]);
        }
      }),
    );
  });
  it.each([
    ['plain', 'a: one\n  two\n\n  three\nb: 1', 'one two\nthree'],
    ['single-quoted', "a: 'one  \n  it''s\n\n\n  three'\nb: 1", "one it's\n\nthree"],
    ['double-quoted', 'a: "one\\\n   two\n  thr\\u0065e \\\n  four"', 'onetwo three four'],
    ['folded', 'a: >-\n  one\n  two\n\n    code\n    more\n\n  three', 'one two\n\n  code\n  more\n\nthree'],
  ])('runs over several lines: %s', (_, file, text) => {
    const located = valueOf(file, 'a');
    expect(located).toMatchObject({ text, editable: true });
    for (const word of ['one', 'two', 'code', 'more', 'four']) {
      const index = text.indexOf(word);
      if (index >= 0) expect(file.startsWith(word, located.offsetAt(index))).toBe(true);
    }
  });
  it('in double quotes knows its backslashes', () => {
    expect(valueOf('a: "x\\ty"', 'a').taken).toEqual([5]);
    expect(valueOf('a: "x\\\\y"', 'a').taken).toBeUndefined();
  });
  it('is the text of the file, whatever its type', () => {
    const file = 'port: 9092\non: true\nid: 007\nhex: 0x1F\nnothing:\ntilde: ~\nversion: 3.10';
    const [tree] = treesOf(file);
    expect(textAt(tree, 'port')?.text).toBe('9092');
    expect(textAt(tree, 'on')?.text).toBe('true');
    expect(textAt(tree, 'id')?.text).toBe('007');
    expect(textAt(tree, 'version')?.text).toBe('3.10');
    expect(textAt(tree, 'nothing')).toBeUndefined();
    expect(textAt(tree, 'tilde')).toBeUndefined();
    expect(member(tree, 'hex')).toMatchObject({ value: 31 });
  });
});

describe('a file', () => {
  it('may hold several documents', () => {
    const trees = treesOf('%YAML 1.2\n---\na: 1\n---\n# nothing\n---\nb: 2\n...\n');
    expect(trees.map((tree) => textAt(tree, 'a')?.text ?? textAt(tree, 'b')?.text)).toEqual(['1', '2']);
  });
  it('may begin with a byte-order mark', () => {
    expect(valueOf('\ufeffa: 1', 'a').offsetAt(0)).toBe(4);
  });
  it("has an anchor's content wherever its alias is used, and merges", () => {
    const file = 'base: &base {url: one, id: x}\nmine:\n  <<: *base\n  id: y\nsame: *base\nquoted: {"<<": z}';
    const [tree] = treesOf(file);
    expect(textAt(tree, 'mine', 'url')?.offsetAt(0)).toBe(file.indexOf('one'));
    expect(textAt(tree, 'mine', 'id')?.text).toBe('y');
    expect(textAt(tree, 'same', 'id')?.text).toBe('x');
    expect(textAt(tree, 'quoted', '<<')?.text).toBe('z');
  });
  it('merges several maps, the first of which wins', () => {
    const [tree] = treesOf('a: &a {x: 1}\nb: &b {x: 2, y: 2}\nc: {y: 3, <<: [*a, *b]}');
    expect([textAt(tree, 'c', 'x')?.text, textAt(tree, 'c', 'y')?.text]).toEqual(['1', '3']);
  });
  it.each([
    ['a Helm template', 'a:\n  b: {{ .Values.x }}\n', 'c.yaml:2:6: this is a template'],
    ['one with a function', 'a: {{ .Values.x | quote }}', 'c.yaml:1:4: this is a template'],
    ['one within a value', 'a: {{ .Values.x }}-suffix', 'c.yaml:1:4: this is a template'],
    ['one that includes', 'a:\n  {{- toYaml .Values.env | nindent 2 }}\n', 'c.yaml:2:3: this is a template'],
    ['one that decides', '{{- if .Values.on }}\na: 1\n{{- end }}', 'c.yaml:1:1: this is a template'],
    ['a tab', 'a:\n\tb: 1', 'c.yaml:2:1: a tab is used as indentation'],
    ['an open quote', 'a: "b\n', 'c.yaml:2:1: a quote, a colon or a bracket is missing'],
    ['an alias of nothing', 'a: *b', 'c.yaml:1:4: alias (*) without an anchor'],
    ['an alias of itself', 'a: &a [*a]', 'c.yaml:1:8: alias (*) without an anchor'],
    ['a key that is a map', '? {a: 1}\n: b', 'c.yaml:1:3: this key must be text'],
    [
      'a value that begins with an exclamation mark',
      'a: !zT5nq x',
      'c.yaml:1:4: put a value that begins with ! in quotes',
    ],
  ])('is rejected in words with its place: %s', (_, file, complaint) => {
    const [first, second] = complaintsOf(file);
    expect(first).toContain(complaint);
    if (complaint.includes('template')) expect(second).toBeUndefined();
  });
  it.each([
    'a: "{{ .Values.x }}"',
    "a: '{{ x }}'",
    'a: |\n  {{ .Values.x }}\n',
    'a: b{{ c }}',
    'a: {b: {c: d}}',
  ])('is YAML with or without a template in its text: %s', (file) => {
    expect(complaintsOf(file)).toEqual([]);
  });
});

describe('hostile YAML', () => {
  const laughs = [
    'a: &a [x,x,x,x,x,x,x,x,x]',
    ...Array.from({ length: 12 }, (_, index) => {
      const [own, other] = ['abcdefghijklmnop'[index + 1]!, 'abcdefghijklmnop'[index]!];
      return `${own}: &${own} [${`*${other},`.repeat(9)}]`;
    }),
  ].join('\n');
  const merges = [
    'a: &a {x: 1}',
    ...Array.from({ length: 14 }, (_, index) => {
      const [own, other] = ['abcdefghijklmnop'[index + 1]!, 'abcdefghijklmnop'[index]!];
      return `${own}: &${own} {<<: [${`*${other},`.repeat(9)}]}`;
    }),
  ].join('\n');
  it.each([
    ['100,000 brackets', '['.repeat(100_000)],
    ['100,000 closed brackets', '['.repeat(100_000) + ']'.repeat(100_000)],
    ['100,000 maps', '{a: '.repeat(100_000)],
    ['100,000 dashes in a line', '- '.repeat(100_000)],
    ['1,000 levels', Array.from({ length: 1000 }, (_, depth) => `${' '.repeat(depth)}a:`).join('\n')],
    ['300,000 list items', '- \n'.repeat(300_000)],
    ['200,000 documents', '---\n'.repeat(200_000)],
    ['a million lines', '\n'.repeat(1_000_000)],
    ['500,000 comments', '#\n'.repeat(500_000)],
    ['500,000 colons', ': '.repeat(500_000)],
    ['500,000 commas', `[${',a'.repeat(500_000)}]`],
    ['1 MB of escapes', `a: "${'\\n'.repeat(500_000)}"`],
    ['a billion laughs', laughs],
    ['a cycle', 'a: &a {b: *a}'],
    ['300 aliases', ['a: &a [x]', ...Array.from({ length: 300 }, (_, index) => `k${index}: *a`)].join('\n')],
    ['an open quote over 1 MB', `a: "${'x\n'.repeat(500_000)}`],
  ])('is rejected with its place: %s', (_, file) => {
    const [complaint] = complaintsOf(file);
    expect(complaint).toMatch(/^c\.yaml:\d+:\d+: /);
  });
  it.each([
    ['1 MB of dashes', '-'.repeat(1_000_000)],
    ['1 MB of blanks in quotes', `a: "${' '.repeat(1_000_000)}x"`],
    ['1 MB of blanks', `a: ${' '.repeat(1_000_000)}x`],
    ['1 MB of quotes', `a: '${"''".repeat(500_000)}'`],
    ['merges of merges', merges],
  ])('is still read: %s', (_, file) => {
    expect(complaintsOf(file)).toEqual([]);
  });
  it('is at worst a usage error: any text', () => {
    const fragment = fc.oneof(
      fc.constantFrom(
        'a: ',
        '- ',
        '? ',
        '&a ',
        '*a ',
        '!x ',
        '<<: ',
        '{',
        '[',
        '}',
        ']',
        '"',
        "'",
        '|\n',
        '>-\n',
        '|9\n',
        '#',
        '\n',
        '  ',
        '\r\n',
        '\t',
        '---\n',
        '...\n',
        '\ufeff',
        '{{',
        '}}',
        '\\',
        '0x',
      ),
      fc.string({ maxLength: 6 }),
    );
    fc.assert(
      fc.property(fc.array(fragment, { maxLength: 30 }), (parts) => {
        for (const complaint of complaintsOf(parts.join('')))
          expect(complaint).toMatch(/^c\.yaml:\d+:\d+: [^\n]+$/);
      }),
      { numRuns: 1000 },
    );
  });
});

describe('isTooDeep', () => {
  it.each([
    ['a', false],
    ['['.repeat(100), false],
    ['['.repeat(101), true],
    ['[]'.repeat(1000), false],
    ['{"a":'.repeat(100_000), true],
    [`${' '.repeat(200)}a`, true],
  ])('recognises %#', (text, deep) => {
    expect(isTooDeep(text)).toBe(deep);
  });
});
