import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escapeJaas, parseJaas } from '../../src/text/jaas.ts';
import { whole } from '../../src/text/located.ts';

const optionsOf = (text: string) =>
  parseJaas(whole(text)).options.map(({ name, value }) => [name.text, value.text]);
const faultOf = (text: string): string | undefined => parseJaas(whole(text)).fault?.what;

/** A name that needs no quotes. */
const name = fc.stringMatching(/^[A-Za-z_$][\w$.-]{0,12}$/);
/** Texts that fit in a one-line quote. */
const value = fc.string({ unit: 'binary', maxLength: 20 });

describe('parseJaas', () => {
  it('reads what escapeJaas writes, in either quotes, and knows its place', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(name, value)), fc.constantFrom('"', "'"), (pairs, quote) => {
        const options = pairs.map(([key, each]) => ` ${key}=${quote}${escapeJaas(each, quote)}${quote}`);
        const text = `org.acme.Module required${options.join('')};`;
        const { fault, loginModule, options: read } = parseJaas(whole(text));
        expect(fault).toBeUndefined();
        expect(loginModule?.text).toBe('org.acme.Module');
        expect(read.map((each) => [each.name.text, each.value.text])).toEqual(pairs);
        for (const { value: at } of read) {
          expect(text[at.offsetAt(0) - 1]).toBe(quote);
          expect(text[at.offsetAt(at.text.length)]).toBe(quote);
        }
      }),
    );
  });

  it('reads back what is written in place of a value', () => {
    fc.assert(
      fc.property(value, value, fc.constantFrom('"', "'"), (before, after, quote) => {
        const text = `M required a=${quote}${escapeJaas(before, quote)}${quote} b="c";`;
        const [at] = parseJaas(whole(text)).options.map((each) => each.value);
        const edited =
          text.slice(0, at!.offsetAt(0)) + at!.spell(after) + text.slice(at!.offsetAt(at!.text.length));
        expect(optionsOf(edited)).toEqual([
          ['a', after],
          ['b', 'c'],
        ]);
      }),
    );
  });

  it('reports one fault or none, for any text, at a place in it', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (text) => {
        const { fault } = parseJaas(whole(`M required ${text}`));
        const at = fault?.at.offsetAt(0) ?? 0;
        expect(at).toBeGreaterThanOrEqual(0);
        expect(at).toBeLessThanOrEqual(`M required ${text}`.length);
      }),
    );
  });

  // Each result is that of JaasContext.loadClientContext in kafka-clients 4.3.1 (test/real-clients/grammar.test.ts).
  it.each([
    [
      'comments',
      'M required // x\n a=b /* c */ d="e";',
      [
        ['a', 'b'],
        ['d', 'e'],
      ],
    ],
    ['octal escapes', String.raw`M required a="\101\7";`, [['a', 'A\u0007']]],
    ['words with dots and dashes', 'M Required a.b-c=d.e-f;', [['a.b-c', 'd.e-f']]],
  ])('reads %s', (_, text, options) => {
    expect(faultOf(text)).toBeUndefined();
    expect(optionsOf(text)).toEqual(options);
  });

  it.each([
    [
      'an address without quotes: a slash alone begins a comment',
      'M required a=b/c;',
      /no semicolon|semicolon/,
    ],
    ['a number', 'M required a=7;', /needs quotes/],
    ['a word that begins with a dash', 'M required -a=b;', /where an option name belongs/],
    ['a word that begins with a dot', 'M required a=.b;', /needs quotes/],
    ['a second module', 'M required; N required;', /second login module/],
    ['a quote that stays open', 'M required a="b;', /not closed/],
    ['no module', '"', /required|login module/],
  ])('refuses %s', (_, text, what) => {
    expect(faultOf(text)).toMatch(what);
  });
});
