import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cleaned, decodeJwt } from '../../src/probes/jwt.ts';

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const HEADER = { alg: 'RS256', kid: 'k?>~1' };
const CLAIMS = { iss: 'https://idp.example/', sub: 'ü', aud: ['a', 'b'] };
const TOKEN = `${part(HEADER)}.${part(CLAIMS)}.c2lnbmF0dXJl`;

describe('a token', () => {
  it('is decoded without any key', () => {
    expect(decodeJwt(TOKEN, 'access_token')).toEqual({
      parts: 3,
      bytes: TOKEN.length,
      header: HEADER,
      claims: CLAIMS,
      blemishes: [],
      unsigned: false,
      from: 'access_token',
    });
  });

  it('is cut if it is longer than a broker accepts, with a note', () => {
    const claims = {
      sub: 'x'.repeat(2_000_000),
      groups: Array.from({ length: 30_000 }, () => 'g'),
      aud: 'a',
    };
    const seen = decodeJwt(`${part(HEADER)}.${part(claims)}.c2ln`, 'access_token').claims!;
    expect(seen['sub']).toBe(`${'x'.repeat(1_000)}… (cut: it has 2000000 characters)`);
    expect((seen['groups'] as readonly string[]).at(-1)).toBe('… (cut: it has 30000 members)');
    expect(seen['aud']).toBe('a');
    const url = `https://idp.example/${'p'.repeat(16_000)}`;
    expect(decodeJwt(`${part(HEADER)}.${part({ iss: url })}.c2ln`, 'access_token').claims).toEqual({
      iss: url,
    });
  });

  it.each([
    [`Bearer ${TOKEN}`, ['bearer-prefix']],
    [`bearer\t${TOKEN}`, ['bearer-prefix']],
    [`Basic ${TOKEN}`, ['basic-prefix']],
    [`${TOKEN}\n`, ['surrounding-whitespace']],
    [`"${TOKEN}"`, ['quotes']],
    [`"Bearer ${TOKEN}"\n`, ['bearer-prefix', 'surrounding-whitespace', 'quotes']],
    [`Bearer "${TOKEN}"`, ['bearer-prefix', 'quotes']],
    [`${TOKEN.slice(0, 30)}\n${TOKEN.slice(30)}`, ['inner-whitespace']],
    [`Authorization: Bearer ${TOKEN}`, ['header-name', 'bearer-prefix']],
    [`authorization:${TOKEN}`, ['header-name']],
    [`-H 'Authorization: Bearer ${TOKEN}'`, ['header-name', 'bearer-prefix', 'quotes']],
    [`--header "Authorization: Bearer ${TOKEN}"`, ['header-name', 'bearer-prefix', 'quotes']],
    [`Authorization: "Bearer ${TOKEN}"`, ['header-name', 'bearer-prefix', 'quotes']],
    [`Bearer: ${TOKEN}`, ['bearer-prefix']],
    [`Bearer${TOKEN}`, ['bearer-prefix']],
    [`Bearer%20${TOKEN}`, ['bearer-prefix']],
    [`auth=Bearer ${TOKEN}`, ['bearer-prefix']],
    [`Bearer Bearer ${TOKEN}`, ['bearer-prefix']],
    [`access_token=${TOKEN}`, ['parameter-name']],
    [`#access_token=${TOKEN}&token_type=Bearer&expires_in=3600`, ['parameter-name']],
    [`access_token: ${TOKEN}`, ['parameter-name']],
    [`"access_token": "${TOKEN}",`, ['parameter-name', 'quotes']],
    [`export TOKEN="${TOKEN}"`, ['parameter-name', 'quotes']],
    [`TOKEN=Bearer ${TOKEN}`, ['parameter-name', 'bearer-prefix']],
    [JSON.stringify({ access_token: TOKEN, token_type: 'Bearer' }), ['json-answer']],
    [
      `${JSON.stringify({ token_type: 'Bearer', access_token: TOKEN }, null, 2)}\n`,
      ['json-answer', 'surrounding-whitespace'],
    ],
    [`{"access_token": "${TOKEN}", "expires_`, ['json-answer']],
    [`{"access_token": "Bearer ${TOKEN}"}`, ['json-answer', 'bearer-prefix']],
    [`${TOKEN}%`, ['prompt-mark']],
    [`${TOKEN},`, ['punctuation']],
    [`${TOKEN};`, ['punctuation']],
    [`Token ${TOKEN}`, ['scheme-prefix']],
    [`JWT ${TOKEN}`, ['scheme-prefix']],
    [`DPoP ${TOKEN}`, ['scheme-prefix']],
    [`Authorization: Token ${TOKEN}`, ['header-name', 'scheme-prefix']],
    [`{"token":"${TOKEN}"}`, ['json-answer']],
    [`{"kind":"x","id_token":"${TOKEN}"}`, ['json-answer']],
    [`<${TOKEN}>`, ['quotes']],
    [`${TOKEN}%\n`, ['surrounding-whitespace', 'prompt-mark']],
    [`\u201C${TOKEN}\u201D`, ['quotes']],
    [`"${TOKEN}`, ['quotes']],
    [`${TOKEN}",`, ['quotes']],
    [`${TOKEN.slice(0, 30)}\r\n  ${TOKEN.slice(30, 50)}\n${TOKEN.slice(50)}`, ['inner-whitespace']],
    [`${TOKEN.slice(0, 30)}\\\n${TOKEN.slice(30)}`, ['inner-whitespace']],
    [`${TOKEN.slice(0, 30)}\u200B${TOKEN.slice(30)}`, ['inner-whitespace']],
    [`${TOKEN}\\n`, ['inner-whitespace']],
    [`${TOKEN}==`, ['padding']],
    [TOKEN.replaceAll('-', '+').replaceAll('_', '/'), ['standard-base64']],
  ])('is decoded despite its transport: %.20j', (raw, blemishes) => {
    expect(decodeJwt(raw, 'token-file')).toMatchObject({ header: HEADER, claims: CLAIMS, blemishes });
  });

  it.each([
    ['opaque', 'a3Vq9-_x', 1],
    ['encrypted', `${part({ alg: 'RSA-OAEP', enc: 'A256GCM' })}.a.b.c.d`, 5],
    ['without claims', `${part(HEADER)}.e30`, 2],
    ['of arrays', `${part([1])}.${part([2])}.x`, 3],
    ['nested to death', `${Buffer.from('{"a":'.repeat(50_000)).toString('base64url')}.e30.x`, 3],
    ['empty', '', 1],
  ])('that cannot be decoded is not an error: %s', (_what, raw, parts) => {
    const jwt = decodeJwt(raw, 'access_token');
    expect(jwt.parts).toBe(parts);
    expect(jwt.claims).toBeUndefined();
  });

  it('without a signature says so', () => {
    expect(decodeJwt(`${part({ alg: 'none' })}.${part({})}.`, 'access_token').unsigned).toBe(true);
  });

  it('is safe with a member named __proto__', () => {
    const { claims } = decodeJwt(
      `${part(HEADER)}.${Buffer.from('{"__proto__":{"iss":"x"}}').toString('base64url')}.x`,
      'access_token',
    );
    expect(claims?.['iss']).toBeUndefined();
  });
});

describe('any text', () => {
  const pieces = fc
    .array(
      fc.oneof(
        fc.string({ unit: 'binary' }),
        fc.constantFrom('.', '"', "'", 'Bearer ', 'Basic ', ' ', '\n', '=', part(HEADER), part(CLAIMS)),
      ),
    )
    .map((parts) => parts.join(''));

  it('decoding never throws', () => {
    fc.assert(
      fc.property(pieces, (text) => {
        const jwt = decodeJwt(text, 'access_token');
        expect(jwt.parts).toBeGreaterThan(0);
        expect(jwt.bytes).toBe(Buffer.byteLength(text));
      }),
    );
  });

  it('a part of a token is not the name of a parameter', () => {
    const text = 'eyJpc3MiOiJhIn19\n.=eyJhbGciOiJSUzI1NiJ9';
    expect(cleaned(cleaned(text))).toBe(cleaned(text));
  });

  it('cleaning twice changes nothing more, and leaves no space', () => {
    fc.assert(
      fc.property(pieces, (text) => {
        const once = cleaned(text);
        expect(once).not.toMatch(/\s/);
        expect(cleaned(once)).toBe(once);
      }),
    );
  });

  it('a JWT is found in all its wrappings', () => {
    const wrap = fc.constantFrom(
      (t: string) => `"${t}"`,
      (t: string) => ` ${t}\n`,
      (t: string) => `Bearer ${t}`,
      (t: string) => `'${t}'`,
    );
    fc.assert(
      fc.property(fc.array(wrap, { maxLength: 5 }), (wraps) => {
        const wrapped = wraps.reduce((text, each) => each(text), TOKEN);
        expect(cleaned(wrapped)).toBe(TOKEN);
        expect(decodeJwt(wrapped, 'access_token').blemishes.length > 0).toBe(wraps.length > 0);
      }),
    );
  });
});
