import cause from '../../../src/causes/jwks/double-rotation.ts';
import { brokerRefuses, casebook } from '../../casebook.ts';
import { provider, signingKey } from '../../casebook.ts';
import type { JsonObject } from '../../../src/evidence/json.ts';
import { held, publishes } from './_jwks.ts';

const encryption = (kid: string): JsonObject => ({
  ...signingKey(kid),
  use: 'enc',
  alg: 'RSA-OAEP',
});

casebook(cause, {
  guilty: [
    {
      because: 'none of the published keys is held',
      given: [publishes('key-1', 'key-2'), held('key-8', 'key-9'), brokerRefuses()],
    },
  ],
  innocent: [
    { because: 'a healthy run', given: [] },
    { because: 'one of them is held', given: [held('key-2'), brokerRefuses()] },
    {
      because: 'one rotation, and the next key was not published before',
      given: [publishes('key-1', 'key-2'), held('key-0'), brokerRefuses()],
    },
    {
      because: 'one rotation, with an encryption key that Confluent does not list',
      given: [publishes('key-1', encryption('enc-1')), held('key-0'), brokerRefuses()],
    },
    {
      because: 'one rotation of a signing and of an encryption key',
      given: [
        publishes('key-1', encryption('enc-1')),
        provider({
          keys: [
            { kid: 'key-0', alg: 'RS256' },
            { kid: 'enc-0', alg: 'RSA-OAEP' },
          ],
        }),
        brokerRefuses(),
      ],
    },
    {
      because: 'one rotation with the next key beside, of a signing and of an encryption key',
      given: [
        publishes('key-1', 'key-2', encryption('enc-1')),
        provider({
          keys: [
            { kid: 'key-0', alg: 'RS256' },
            { kid: 'enc-0', alg: 'RSA-OAEP-256' },
          ],
        }),
        brokerRefuses(),
      ],
    },
    {
      because: 'one rotation of an issuer that has a key for each algorithm',
      given: [
        publishes('key-1', {
          kty: 'EC',
          crv: 'P-256',
          kid: 'ec-1',
          use: 'sig',
          alg: 'ES256',
          x: 'AA',
          y: 'AA',
        }),
        provider({
          keys: [
            { kid: 'key-0', alg: 'RS256' },
            { kid: 'ec-0', alg: 'ES256' },
          ],
        }),
        brokerRefuses(),
      ],
    },
    { because: 'one key is published', given: [publishes('key-1'), held('key-0'), brokerRefuses()] },
  ],
});
