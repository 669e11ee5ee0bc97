// @module-tag hostile/redaction
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tried } from '../hostile/tried.ts';
import { redactionOf } from '../../src/redaction/known.ts';
import { onlyRecognised } from '../../src/redaction/recognised.ts';
import { PLACES } from './_disguises.ts';
import { encoded, ENCODERS, inCommon, ofEight } from './_encoders.ts';

const names = Object.keys(ENCODERS);

/** Secrets as products generate them: each character as likely as any other. */
const products: fc.Arbitrary<string> = fc
  .tuple(
    fc.noShrink(fc.uint8Array({ minLength: 64, maxLength: 64, size: 'max' })),
    fc.constantFrom('_~.-', '', '_-'),
    fc.integer({ min: 32, max: 64 }),
  )
  .map(([bytes, more, length]) =>
    Array.from(bytes.slice(0, length), (byte) => (ALPHABET + more)[byte % (62 + more.length)]).join(''),
  )
  .filter((text) => new Set(text).size > 16);
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789';

describe('what a server says to people', () => {
  it.each(names)('has nothing of a secret in it: %s', (name) => {
    for (const secret of [
      'Gh7-Lm2_Qz9xVb4~Tn6.Kp8Wd3',
      '9f8a7b6c-1234-4d5e-8f90-a1b2c3d4e5f6',
      'k7&Zq+2%xW9<_/p"L',
    ])
      for (const place of PLACES) {
        const echo = encoded(secret, [name]);
        const out = redactionOf([secret]).ofProse(place.replace('§', () => echo));
        expect(out, `${echo} in ${place}`).toMatch(/\[redacted\]|characters of the answer are left out\]/);
        expect(inCommon(echo, out), `${echo} in ${place} is ${out}`).toBeLessThan(ofEight(secret, echo));
      }
  });

  it('has nothing of a secret in it, in up to three encodings', { timeout: 240_000 }, () => {
    const arbitrary = fc.tuple(
      products,
      fc.array(fc.constantFrom(...names), { minLength: 1, maxLength: 3 }),
      fc.constantFrom(...PLACES),
    );
    const left = fc.sample(arbitrary, { numRuns: 2000, seed: 11 }).flatMap(([secret, by, place]) => {
      tried(1);
      const echo = encoded(secret, by);
      const out = redactionOf([secret]).ofProse(place.replace('§', () => echo));
      expect(inCommon(secret, out), out).toBeLessThan(8);
      return inCommon(echo, out) < ofEight(secret, echo) ? [] : [`${by.join(' in ')}: ${out}`];
    });
    // Where digits became letters twice, some are words by chance.
    expect(left.length, left.join('\n')).toBeLessThanOrEqual(3);
  });
});

describe('what is recognised', () => {
  const only = onlyRecognised(['0oa9z8y7x6w5v4u3t2s1', 'https://id.acme.example/t/8f2b17c09d3e/token']);

  it.each([
    "AADSTS700016: Application with identifier '11111111-2222-3333-4444-555555555555' was not found in the directory 'Acme GmbH'. Trace ID: 9f8a7b6c-1234-4d5e-8f90-a1b2c3d4e500 Timestamp: 2026-11-29 21:06:26Z",
    'Ungültiger Client oder ungültige Anmeldeinformationen der Rechtsschutzversicherungsgesellschaften',
    'Les informations d’identification du client ne sont pas valides : l’authentification a échoué.',
    'クライアント認証に失敗しました。クライアントシークレットが無効です。',
    '客户端身份验证失败：客户端密钥无效或已过期。',
    'Ошибка проверки подлинности клиента: недействительный секрет клиента в запросе',
    'فشلت مصادقة العميل، السر غير صالح',
    'नियमित ग्राहक प्रमाणीकरण विफल हुआ',
    'Xác thực ứng dụng khách không thành công',
    'The client 0oa9z8y7x6w5v4u3t2s1 of https://id.acme.example/t/8f2b17c09d3e/token is unknown',
    'The authorization server aus1abc2DEF3ghi4J5d7 does not know lkc-1a2b3c',
    'User Pool us-east-1_AbC123xyz does not exist',
    'MSIS9321: Received invalid OAuth client credentials request.',
    'Apache/2.4.57 (Unix) OpenSSL/3.0.7 mod_fcgid/2.3.9 PHP/8.2.1',
    'Sun, 29 Nov 2026 21:06:26 GMT',
    'getaddrinfo ENOTFOUND b0-pkc-4r297.europe-west1.gcp.confluent.cloud',
    'connect ETIMEDOUT [2001:db8::7]:9092, then 10.0.12.7:9092',
    'Token expired at: 1718690000 (code 7000215)',
    'CN=DigiCert TLS RSA SHA256 2020 CA1, O=DigiCert Inc, C=US',
    'org.apache.kafka.common.errors.SaslAuthenticationException: SSLError, HTTPError: 404',
    'ECDH-ES+A256KW with A128CBC-HS256',
    '{"status":"invalid_token","openid-configuration":"https://sso.acme.example/.well-known/openid-configuration"}',
    '<!DOCTYPE html><html lang="en"><head><title>502 Bad Gateway</title></head><body><h1>502</h1>nginx/1.25.3',
  ])('stays: %s', (text) => expect(only(text)).toBe(text));

  it('is told from what is not, whose length is said', () => {
    expect(only('The session hKFo2SBtNlEyZ3k1 of orders is over')).toBe(
      'The session [16 characters of the answer are left out] of orders is over',
    );
  });

  it('stays when it is read again', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        const once = only(text);
        expect(only(once)).toBe(once);
      }),
    );
  });
});
