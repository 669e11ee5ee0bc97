import { describe, expect, it } from 'vitest';
import { readBody } from '../../src/probes/body.ts';

describe('a body that is not JSON', () => {
  it.each([
    [
      'a JSON answer that was cut off',
      '{"access_token":"eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJhIn0.c2lnbmF0dXJl',
      'eyJhbGciOiJSUzI1NiJ9',
    ],
    ['a short opaque token in a cut-off answer', '{"access_token":"s3cr3t-0paque', 's3cr3t'],
    ['a form', 'access_token=abc123&token_type=bearer', 'abc123'],
    ['a bare token', 'eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJhIn0.c2lnbmF0dXJl', 'c2lnbmF0dXJl'],
  ])('leaves no token in the excerpt: %s', (_, text, token) => {
    expect(readBody(Buffer.from(text)).excerpt).not.toContain(token);
  });

  it('keeps the words that people and causes recognise it by', () => {
    expect(readBody(Buffer.from('<html><title>Attention Required! | Cloudflare</title>')).excerpt).toBe(
      '<html><title>Attention Required! | Cloudflare</title>',
    );
  });
});
