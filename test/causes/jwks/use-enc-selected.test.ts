import cause from '../../../src/causes/jwks/use-enc-selected.ts';
import { brokerRefuses, casebook, signingKey } from '../../casebook.ts';
import { publishes, signatureIs } from './_jwks.ts';

casebook(cause, {
  guilty: [
    {
      because: 'the signing key is for encryption',
      given: [
        publishes({ ...signingKey('key-1'), use: 'enc' }),
        signatureIs('key-unusable'),
        brokerRefuses(),
      ],
    },
  ],
  innocent: [
    { because: 'a healthy run', given: [] },
    {
      because: 'an encryption key beside it',
      given: [publishes('key-1', { ...signingKey('enc-1'), use: 'enc' })],
    },
    {
      because: 'no use at all',
      given: [publishes({ kty: 'RSA', kid: 'key-1', n: 'u'.repeat(342), e: 'AQAB' })],
    },
  ],
});
