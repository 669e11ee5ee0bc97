import { describe, expect, it } from 'vitest';
import { redactor } from '../../src/evidence/redact.ts';
import { REDACTED } from '../../src/redaction/known.ts';

const SECRET = 'Gh7-Lm2_Qz9xVb4~Tn6';
const PIECE = SECRET.slice(4, 14);
const redact = redactor([SECRET], ['orders']);

describe('of evidence', () => {
  it('text from others loses every piece of a secret', () => {
    const said = (text: string) => ({
      token: { answer: { value: { error: { description: text }, headers: { server: text }, title: text } } },
      broker: { authenticate: { value: { challenge: text, errorMessage: text } } },
      discovery: { appended: { value: { json: { issuer: text, list: [text] } } } },
    });
    expect(redact(said(`x ${PIECE} y`))).toEqual(said(`x ${REDACTED} y`));
  });

  it('names chosen by others lose it too', () => {
    const named = (name: string) => ({
      token: { jwt: { value: { claims: { [name]: 1 } } } },
      connections: { [name]: { code: 'ECONNRESET' } },
    });
    expect(redact(named(PIECE))).toEqual(named(REDACTED));
  });

  it('our own text loses only whole secrets', () => {
    const withOurs = redactor(['observed-client_secret_post-ECONNREFUSED']);
    const ours = {
      client: { clientAuth: 'client_secret_post', scope: 'observed-client' },
      token: {
        answer: { status: 'observed', value: { clientAuth: 'client_secret_post', sent: ['client_secret'] } },
      },
      connections: { 'a.example:443': { tcp: { code: 'ECONNREFUSED' } } },
    };
    expect(withOurs(ours)).toEqual(ours);
    expect(redact({ client: { scope: `a ${SECRET}` } })).toEqual({ client: { scope: `a ${REDACTED}` } });
  });

  it('structure, numbers and the order of members stay', () => {
    const value = { b: null, a: 1.5, c: true, d: ['x', { e: '' }], f: undefined };
    expect(redact(value)).toEqual(value);
    expect(Object.keys(redact(value))).toEqual(Object.keys(value));
  });
});
