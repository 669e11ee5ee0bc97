import { describe, expect, it } from 'vitest';
import { parseHcl, type Expression } from '../../src/text/hcl.ts';
import { sourceOf } from '../../src/text/source.ts';

const valueOf = (text: string): Expression => {
  const [first] = parseHcl(sourceOf('x.tf', Buffer.from(`a = ${text}\n`))).attributes;
  return first!.value;
};
const told = (text: string): readonly [kind: string, text: string] => {
  const { kind, at } = valueOf(text);
  return [kind, at.text];
};

describe('the value of an attribute', () => {
  it.each([
    ['"a\\"b\\\\c\\td\\u00e9\\U0001F600"', 'a"b\\c\tdé😀'],
    ['"$${x} %%{y} $5 {z}"', '${x} %{y} $5 {z}'],
    ['1.5e3', '1.5e3'],
    ['true # not a comment of the value', 'true'],
    ['"a" // comment', 'a'],
    ['"a" /* comment */', 'a'],
  ])('is a string: %s', (text, meant) => {
    expect(told(text)).toEqual(['text', meant]);
  });
  it.each([
    ['var.x', 'var.x'],
    ['"${var.x}"', '${var.x}'],
    ['"a${lookup(var.m, "k}")}b"', 'a${lookup(var.m, "k}")}b'],
    ['"%{ if x }y%{ endif }"', '%{ if x }y%{ endif }'],
    ['"a" == "b" ? 1 : 2', '"a" == "b" ? 1 : 2'],
    ['{ for k, v in var.m : k => v }', '{ for k, v in var.m : k => v }'],
    ['file("a")', 'file("a")'],
    ['true.x', 'true.x'],
    ['base64encode({\n  a = "}"\n})', 'base64encode({\n  a = "}"\n})'],
  ])('is worked out by Terraform: %s', (text, meant) => {
    expect(told(text)).toEqual(['other', meant]);
  });
  it('is a heredoc, with its indentation or without', () => {
    expect(told('<<EOT\n  x\n   y\n  EOT')).toEqual(['heredoc', '  x\n   y\n']);
    expect(told('<<-EOT\n  x\n\n   y\n  EOT')).toEqual(['heredoc', 'x\n\n y\n']);
  });
  it('is written back in the same quotes', () => {
    const { at } = valueOf('"x"');
    const text = 'a"b\\${c}\n%{d}';
    expect(told(`"${at.spell(text)}"`)).toEqual(['text', text]);
  });
  it('is a list or an object of such values', () => {
    expect(valueOf('["a", b.c,\n 1,]')).toMatchObject({
      kind: 'list',
      items: [{ kind: 'text' }, { kind: 'other' }, { kind: 'text' }],
    });
    expect(valueOf('{ a = 1, "b" : [c] }')).toMatchObject({
      kind: 'object',
      attributes: [{ value: { kind: 'text' } }, { value: { kind: 'list' } }],
    });
  });
});

it('is refused at the comment that is not closed', () => {
  const read = () => parseHcl(sourceOf('x.tf', Buffer.from('a = 1\nb = /* 2\nc = 3\n')));
  expect(read).toThrow('x.tf:2:5: not closed; was the file cut off?');
});

it('is read past objects that are expressions inside each other', () => {
  const text = '{ b = { c = { "}" }, d }, e }';
  expect(told(text)).toEqual(['other', text]);
});
