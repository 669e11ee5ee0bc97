// @module-tag hostile/reports
import fc from 'fast-check';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { describe, expect, it } from 'vitest';
import { code, codeBlock, prose } from '../../../src/report/escape/markdown.ts';
import { visible, visibleEnds } from '../../../src/report/words/escape.ts';
import { hostile, HOSTILE_TEXTS } from '../_hostile.ts';

/** GitHub's HTML for it, with raw HTML allowed: what is inert here is inert anywhere. */
const html = (markdown: string): string =>
  micromark(markdown, {
    allowDangerousHtml: true,
    allowDangerousProtocol: true,
    extensions: [gfm()],
    htmlExtensions: [gfmHtml()],
  });

const ENTITY: Readonly<Record<string, string>> = { lt: '<', gt: '>', amp: '&', quot: '"' };
const textIn = (markup: string): string =>
  markup.replace(/<[^>]*>/g, '').replace(/&(lt|gt|amp|quot);/g, (_, name: string) => ENTITY[name]!);
const tagsIn = (markup: string): readonly string[] => [
  ...new Set([...markup.matchAll(/<\/?([a-z0-9]+)/gi)].map(([, name]) => name!)),
];
const squeezed = (text: string): string => text.replace(/[\s`]+/g, '');

describe('prose', () => {
  const inert = (text: string): void => {
    const made = html(prose(text));
    expect(tagsIn(made).filter((tag) => tag !== 'p' && tag !== 'code')).toEqual([]);
    expect(squeezed(textIn(made))).toBe(squeezed(visible(text)));
  };
  it.each(HOSTILE_TEXTS.map((text) => [text.slice(0, 60), text]))('is inert: %j', (_, text) => inert(text));
  it('is inert, whatever it contains', () => {
    fc.assert(fc.property(hostile, inert), { numRuns: 500 });
  });
  it('means the same after other text, in a cell, a list or a heading', () => {
    fc.assert(
      fc.property(hostile, (text) => {
        const made = html(`- **x:** ${prose(text)} y`);
        expect(tagsIn(made).filter((tag) => !['ul', 'li', 'strong', 'code'].includes(tag))).toEqual([]);
      }),
    );
  });
  it.each([
    ['The issuers differ by a trailing slash.', 'The issuers differ by a trailing slash.'],
    [
      "The client's `aud` is not what the pool wants, which is rare.",
      "The client's `aud` is not what the pool wants, which is rare.",
    ],
    ['It asks https://acme.auth0.com/, and fails.', 'It asks `https://acme.auth0.com/`, and fails.'],
    ['claims.aud == "kafka" (see --pool-filter)', 'claims.aud == "kafka" (see `--pool-filter`)'],
    ['Accounts & access, not &lt;b or &#60;b', 'Accounts & access, not `&lt;b` or `&#60;b`'],
    ['[x](y)', '`[x](y)`'],
    ['- no list', '`-` no list'],
    ['1. no list', '`1.` no list'],
    ['@you, it is 10:30', '`@you`, it is `10:30`'],
  ])('stays readable: %s', (text, expected) => {
    expect(prose(text)).toBe(expected);
  });
});

describe('a value', () => {
  const kept = (value: string): void => {
    const made = html(code(value));
    expect(tagsIn(made).filter((tag) => tag !== 'p' && tag !== 'code')).toEqual([]);
    expect(textIn(made)).toBe(value === '' ? '(empty)' : visibleEnds(value));
  };
  it.each(HOSTILE_TEXTS.map((text) => [text.slice(0, 60), text]))('is complete code: %j', (_, text) =>
    kept(text),
  );
  it('is complete code, for any value', () => {
    fc.assert(fc.property(hostile, kept), { numRuns: 500 });
  });
});

describe('a code block', () => {
  it('keeps every line', () => {
    fc.assert(
      fc.property(fc.array(hostile, { minLength: 1 }), (lines) => {
        const made = html(codeBlock(lines, 'text'));
        expect(tagsIn(made)).toEqual(['pre', 'code']);
        expect(textIn(made)).toBe(`${lines.map(visible).join('\n')}\n`);
      }),
      { numRuns: 500 },
    );
  });
});
