import cause from '../../../src/causes/jwks/alg-mismatch.ts';
import { brokerRefuses, casebook, header, signingKey } from '../../casebook.ts';
import { publishes, signatureIs } from './_jwks.ts';

casebook(cause, {
  guilty: [
    {
      because: 'PS256 with a key for RS256',
      given: [header({ alg: 'PS256' }), signatureIs('key-unusable'), brokerRefuses()],
    },
  ],
  innocent: [
    { because: 'a healthy run', given: [] },
    {
      because: 'a key without alg',
      given: [publishes({ kty: 'RSA', kid: 'key-1', n: 'u'.repeat(342), e: 'AQAB' })],
    },
    {
      because: 'PS256 keys on offer beside it',
      given: [publishes('key-1', { ...signingKey('ps'), alg: 'PS256' })],
    },
  ],
});
