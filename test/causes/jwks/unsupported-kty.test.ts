import cause from '../../../src/causes/jwks/unsupported-kty.ts';
import { brokerRefuses, casebook, header } from '../../casebook.ts';
import { held, publishes } from './_jwks.ts';

casebook(cause, {
  guilty: [
    {
      because: 'an EC key that Confluent left out',
      given: [
        header({ alg: 'ES256' }),
        publishes({ kty: 'EC', crv: 'P-256', kid: 'key-1', alg: 'ES256', x: 'x', y: 'y' }, 'key-2'),
        held('key-2'),
        brokerRefuses(),
      ],
    },
  ],
  innocent: [
    { because: 'a healthy run', given: [] },
    {
      because: 'an EC key beside the signing key',
      given: [publishes('key-1', { kty: 'EC', crv: 'P-256', kid: 'ec-1', alg: 'ES256', x: 'x', y: 'y' })],
    },
  ],
});
