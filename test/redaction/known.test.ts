// @module-tag hostile/redaction
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tried } from '../hostile/tried.ts';
import { REDACTED, redactionOf } from '../../src/redaction/known.ts';
import { DISGUISES, PLACES, secrets, TAKEN_APART } from './_disguises.ts';

const SECRET = 'k7&Zq+2%xW<9_/p"L';

const windows = (text: string, length: number): readonly string[] =>
  Array.from({ length: Math.max(0, text.length - length + 1) }, (_, at) => text.slice(at, at + length));

describe('an echo of a secret', () => {
  const { ofEcho } = redactionOf([SECRET]);

  it.each(Object.entries(DISGUISES))('is removed: %s', (_, disguise) => {
    const echo = disguise(SECRET);
    tried(PLACES.length);
    for (const place of PLACES) {
      const out = ofEcho(place.replace('§', () => echo));
      expect(out).toContain(REDACTED);
      expect(out).not.toContain(echo);
    }
  });

  const cases = Object.entries(DISGUISES).length * PLACES.length;
  it(
    `of any kind leaves no piece of 8 characters (${cases} ways and places, any secret)`,
    { tags: ['thorough'] },
    () => {
      fc.assert(
        fc.property(
          secrets,
          fc.constantFrom(...Object.values(DISGUISES)),
          fc.constantFrom(...PLACES),
          (secret, disguise, place) => {
            tried(1);
            const echo = disguise(secret);
            const out = redactionOf([secret]).ofEcho(place.replace('§', () => echo));
            expect(out).toContain(REDACTED);
            for (const piece of [echo, ...windows(secret, 8)]) expect(out).not.toContain(piece);
          },
        ),
        { numRuns: 3000 },
      );
    },
  );

  it.each(Object.entries(TAKEN_APART))('that was taken apart is removed: %s', (_, disguise) => {
    for (const secret of ['Gh7-Lm2_Qz9xVb4~Tn6', 'k7-Zq2-xW9-pL4', '9f8a7b6c-1234-4d5e-8f90-a1b2c3d4e5f6'])
      for (const place of PLACES)
        expect(redactionOf([secret]).ofEcho(place.replace('§', () => disguise(secret)))).toContain(REDACTED);
  });

  it('that was encoded and then taken apart is removed', () => {
    const secret = '-A~~~~.~~-_0~-~-aB1.';
    const base64 = Buffer.from(secret).toString('base64');
    const { ofEcho: of } = redactionOf([secret]);
    for (const join of ['" + "', ' + ', '.', '-', '\\n'])
      expect(of(base64.replace(/.{6}/g, (piece) => piece + join))).toContain(REDACTED);
  });

  it('in two nested encodings is removed', () => {
    const { ofEcho: of } = redactionOf(['Gh7-Lm2_Qz9xVb4~Tn6']);
    const all = Object.entries(DISGUISES);
    // Base64 in another case, or a part of an encoded text, cannot be decoded any more.
    const outermost = all.filter(([name]) => !/\(last\)|case$|characters$|middle$|\bid\b|tag/.test(name));
    // Runs of these have to begin where a word does.
    const innermost = all.filter(([name]) => !/^(?:base32|octal bytes|full-width|the last)/.test(name));
    tried(innermost.length * outermost.length);
    const missed = innermost.flatMap(([inner, one]) =>
      outermost
        .filter(([, other]) => !of(`it says ${other(one('Gh7-Lm2_Qz9xVb4~Tn6'))} here`).includes(REDACTED))
        .map(([outer]) => `${inner} in ${outer}`),
    );
    expect(missed).toEqual([]);
  });

  it('is removed from a sentence, and the sentence is kept', () => {
    const { ofEcho: of } = redactionOf(['Gh7-Lm2_Qz9xVb4~Tn6']);
    expect(of('Client orders sent "Lm2_Qz9xVb", which is wrong')).toBe(
      `Client orders sent "${REDACTED}", which is wrong`,
    );
  });

  it('spread over several words leaves only codes', () => {
    const spread = [...'Gh7-Lm2_Qz9xVb4~Tn6'].join(' ');
    expect(redactionOf(['Gh7-Lm2_Qz9xVb4~Tn6']).ofEcho(`AADSTS7000215: invalid_client for ${spread}`)).toBe(
      `AADSTS7000215 invalid_client ${REDACTED}`,
    );
  });
});

describe('what is not an echo', () => {
  const { ofEcho, ofOwn } = redactionOf(
    [SECRET, 'client_secret-of-orders-9f8a7b6c', 'acme-password-77'],
    ['orders'],
  );
  it.each([
    'AADSTS7000215: Invalid client secret provided. Ensure the secret being sent in the request is the client secret value, not the client secret ID, for a secret added to app 11111111-2222-3333-4444-555555555555.',
    'invalid username or password',
    'The client_secret is missing; use client_secret_post',
    'Bearer realm="kafka", error="invalid_token"',
    '<html><head><title>502 Bad Gateway</title></head><body>nginx</body></html>',
    'MIIDdzCCAl+gAwIBAgIEAgAAuTANBgkqhkiG9w0BAQUFADBaMQswCQYDVQQGEwJJ',
  ])('stays unchanged: %s', (text) => {
    expect(ofEcho(text)).toBe(text);
    expect(ofOwn(text)).toBe(text);
  });

  it('keeps what the configuration shows, even if the secret begins with it', () => {
    const { ofEcho: of } = redactionOf(
      ['orders-service-9f8a7b6c5d'],
      ['orders-service', 'https://a.example/orders-service/token'],
    );
    expect(of('client orders-service is unknown')).toBe('client orders-service is unknown');
    expect(of('secret orders-service-9f8a is wrong')).toBe(`secret ${REDACTED} is wrong`);
  });
});

describe('a weak secret', () => {
  it.each(['abc', 'secret', 'changeme', '12345', 'Hunter'])(
    'hides a text of others that contains it: %s',
    (secret) => {
      const { ofEcho } = redactionOf([secret]);
      expect(ofEcho(`wrong password ${secret}!`)).toBe(REDACTED);
      expect(ofEcho(`wrong password ${Buffer.from(`id:${secret}`).toString('base64')}`)).toBe(REDACTED);
    },
  );
  it('does not remove other words', () => {
    const text = 'Unknown client_secrets, and secretive';
    expect(redactionOf(['secret']).ofEcho(text)).toBe(text);
  });
});

describe('our own text', () => {
  it('loses a whole secret, but not what looks like a part of one', () => {
    const { ofOwn } = redactionOf(['my-client_credentials-1!']);
    expect(ofOwn('client_credentials')).toBe('client_credentials');
    expect(ofOwn('asked https://a.example/t?x=my-client%5Fcredentials-1%21')).not.toContain('credentials');
  });
});

it('nothing changes without a secret', () => {
  expect(redactionOf(['', '  ']).ofEcho('anything at all')).toBe('anything at all');
});

it('a token of any size takes neither time nor memory for all its encodings', () => {
  const token = Array.from({ length: 100_000 }, (_, index) => (index * 7919).toString(36)).join('');
  const { ofEcho } = redactionOf([token]);
  expect(ofEcho(`got ${token.slice(5000, 5100)}, what?`)).toBe(`got ${REDACTED}, what?`);
  expect(ofEcho(token)).toBe(REDACTED);
});
