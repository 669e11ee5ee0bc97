import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { REDACTED, redactor } from '../../src/evidence/redact.ts';

const SECRET = 'k7&Zq+2%xW<9_/p"L';
const redact = redactor([SECRET]);

const basic = (text: string): string => Buffer.from(text).toString('base64');
const SPELLINGS: readonly ((secret: string) => string)[] = [
  (s) => s,
  encodeURIComponent,
  (s) => new URLSearchParams({ s }).toString().slice(2),
  basic,
  (s) => basic(s).replace(/=+$/, ''),
  (s) => Buffer.from(s).toString('base64url'),
  (s) => JSON.stringify(s).slice(1, -1),
  (s) =>
    s
      .replaceAll('&', '&amp;')
      .replaceAll('<', '&lt;')
      .replaceAll('>', '&gt;')
      .replaceAll('"', '&quot;')
      .replaceAll("'", '&#39;'),
  (s) => Buffer.from(s).toString('hex'),
];
const percentLower = (text: string): string => text.replace(/%[0-9A-F]{2}/g, (code) => code.toLowerCase());

describe('a strong secret', () => {
  it.each(SPELLINGS.map((spell) => [spell(SECRET)]))('is cut out as %s', (text) => {
    expect(redact({ any: [`before ${text} after`] })).toEqual({ any: [`before ${REDACTED} after`] });
  });

  it('is cut out of names of members, too', () => {
    expect(redact({ [`x-${SECRET}`]: 1 })).toEqual({ [`x-${REDACTED}`]: 1 });
  });

  it('is cut out without the blanks and quotes that it was given with', () => {
    expect(redactor([` "${SECRET}"\n`])(`x${SECRET}y`)).toBe(`x${REDACTED}y`);
  });

  it('is cut out where a text breaks off in it', () => {
    expect(redact({ excerpt: `client_secret=${SECRET.slice(0, 9)}` })).toEqual({
      excerpt: `client_secret=${REDACTED}`,
    });
  });

  it('leaves the rest as it is', () => {
    const value = {
      a: null,
      b: 1.5,
      c: true,
      d: ['x', { e: '' }],
      f: undefined,
      client_secret_post: 'client_secret_post',
    };
    expect(redact(value)).toEqual(value);
  });

  const strong = fc
    .string({ minLength: 6, maxLength: 60, unit: 'grapheme-ascii' })
    .filter(
      (text) =>
        text.trim().length >= 6 && !/^[A-Za-z_-]{1,15}$/.test(text.trim()) && !REDACTED.includes(text.trim()),
    )
    .map((text) => text.trim());

  it('never survives, whatever it is and wherever it stands', () => {
    fc.assert(
      fc.property(
        strong,
        fc.constantFrom(...SPELLINGS),
        fc.string(),
        fc.string(),
        (secret, spell, before, after) => {
          const echoed = spell(secret);
          const out = redactor([secret])({
            description: `${before} ${echoed} ${after}`,
            deep: [{ v: percentLower(echoed) }],
          });
          const bare = secret.replace(/^(["'`])([^]*)\1$/, '$2').trim();
          for (const text of [out.description, out.deep[0]!.v]) {
            expect(text.includes(secret)).toBe(false);
            if (bare.length >= 6) expect(text.includes(echoed) && echoed !== bare).toBe(false);
          }
        },
      ),
    );
  });

  it('as long as an oversized token takes neither time nor memory for all its pieces', () => {
    const token = Array.from({ length: 100_000 }, (_, index) => (index * 7919).toString(36)).join('');
    const out = redactor([token])({ message: `got ${token.slice(5000, 5100)}, what?`, excerpt: token });
    expect(out).toEqual({ message: `got ${REDACTED}, what?`, excerpt: REDACTED });
  });

  it('leaves no long piece of a token', () => {
    const part = fc.stringMatching(/^[A-Za-z0-9_-]{40,200}$/);
    fc.assert(
      fc.property(part, fc.nat(), fc.integer({ min: 24, max: 40 }), (signature, start, length) => {
        const from = start % (signature.length - length + 1);
        const piece = signature.slice(from, from + length);
        expect(redactor([signature])(`<p>${piece}</p>`)).toBe(`<p>${REDACTED}</p>`);
      }),
    );
  });
});

describe('a weak secret', () => {
  it.each([['abc'], ['secret'], ['changeme'], ['12345']])(
    'has a text of others withheld that says it: %s',
    (secret) => {
      const out = redactor([secret])({
        failure: { message: `wrong password ${secret}!` },
        headers: { server: secret },
      });
      expect(out).toEqual({ failure: { message: REDACTED }, headers: { server: REDACTED } });
    },
  );

  it('does not take the evidence with it', () => {
    const evidence = {
      client: { clientAuth: 'client_secret_post', tokenEndpoint: 'https://secret.example/token' },
      token: {
        error: { error: 'invalid_client', description: 'Unknown client_secrets' },
        sent: ['client_secret'],
      },
    };
    expect(redactor(['secret'])(evidence)).toEqual(evidence);
  });

  it('never survives as a word of what others wrote', () => {
    const weak = fc.stringMatching(/^[A-Za-z0-9!#$%&*]{1,5}$/);
    fc.assert(
      fc.property(weak, fc.string(), (secret, text) => {
        const out = redactor([secret])({ errorMessage: `${text} ${secret}` });
        expect(out.errorMessage).toBe(REDACTED);
      }),
    );
  });
});

it('no secret, no change', () => {
  const value = { a: 'b' };
  expect(redactor(['', '  '])(value)).toEqual(value);
});
