import { cleaned, decodeJwt } from '../../src/probes/jwt.ts';
import { texts, type FuzzTarget } from '../target.ts';

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const TOKEN = `${part({ alg: 'RS256', kid: 'a' })}.${part({ iss: 'https://acme.auth0.com/', exp: 1, aud: ['a'] })}.c2ln`;

export default {
  seeds: () =>
    texts(
      TOKEN,
      `"${TOKEN}"`,
      `Authorization: Bearer ${TOKEN}`,
      `{"access_token":"${TOKEN}","expires_in":5}`,
      `export TOKEN='${TOKEN}'`,
      `${TOKEN}.a.b`,
    ),
  words: ['eyJ', 'Bearer ', 'access_token=', '%20', '\\n', '"', '.', '==', '{"a":', 'e30', 'W10'],
  run: (input) => {
    const text = input.toString();
    decodeJwt(text, 'access_token');
    const clean = cleaned(text);
    if (/\s/.test(clean)) throw new Error('a cleaned token has no space in it');
  },
} satisfies FuzzTarget;
