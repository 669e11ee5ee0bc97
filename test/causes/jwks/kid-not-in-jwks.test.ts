import cause from '../../../src/causes/jwks/kid-not-in-jwks.ts';
import { brokerRefuses, casebook, withoutApiKey } from '../../casebook.ts';
import { held, heldUnknown, publishes, signatureIs, tokenIssued } from './_jwks.ts';

casebook(cause, {
  guilty: [
    {
      because: 'the signing key is published nowhere',
      given: [
        publishes('key-8', 'key-9'),
        signatureIs('no-such-key'),
        brokerRefuses(),
        tokenIssued(5),
        held('key-8', 'key-9'),
      ],
    },
    {
      because: 'the same, and what Confluent holds is not known',
      given: [
        publishes('key-8', 'key-9'),
        signatureIs('no-such-key'),
        brokerRefuses(),
        tokenIssued(5),
        heldUnknown,
      ],
    },
    {
      because: 'nothing is known of Confluent at all',
      given: [
        publishes('key-8', 'key-9'),
        signatureIs('no-such-key'),
        brokerRefuses(),
        tokenIssued(5),
        withoutApiKey,
      ],
    },
  ],
  innocent: [
    { because: 'a healthy run', given: [] },
    { because: 'several keys, and the order changed', given: [publishes('key-2', 'key-1')] },
    {
      because: 'the key left the JWKS, Confluent still holds it',
      given: [publishes('key-2'), signatureIs('no-such-key')],
    },
    {
      because: 'keys without use and alg, as Entra ID publishes them',
      given: [
        publishes({
          kty: 'RSA',
          kid: 'key-1',
          n: 'u'.repeat(342),
          e: 'AQAB',
          x5t: 'key-1',
          issuer: 'https://login.microsoftonline.com/x/v2.0',
        }),
      ],
    },
    {
      because: 'an encryption key and an EC key beside the signing key',
      given: [
        publishes(
          'key-1',
          { kty: 'RSA', use: 'enc', kid: 'enc-1', n: 'u'.repeat(342), e: 'AQAB' },
          { kty: 'EC', kid: 'ec-1', crv: 'P-256', x: 'x', y: 'y' },
        ),
      ],
    },
  ],
});
