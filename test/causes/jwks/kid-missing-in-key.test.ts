import cause from '../../../src/causes/jwks/kid-missing-in-key.ts';
import { brokerRefuses, casebook } from '../../casebook.ts';
import { held, publishes, signatureIs } from './_jwks.ts';

casebook(cause, {
  guilty: [
    {
      because: 'no key has a kid',
      given: [
        publishes(
          { kty: 'RSA', n: 'u'.repeat(342), e: 'AQAB' },
          { kty: 'RSA', n: 'v'.repeat(342), e: 'AQAB' },
        ),
        held(),
        signatureIs('no-such-key'),
        brokerRefuses(),
      ],
    },
  ],
  innocent: [
    { because: 'a healthy run', given: [] },
    {
      because: 'one key beside it has none',
      given: [publishes('key-1', { kty: 'RSA', n: 'v'.repeat(342), e: 'AQAB' })],
    },
  ],
});
