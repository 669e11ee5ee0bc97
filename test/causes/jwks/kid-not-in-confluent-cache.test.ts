import cause from '../../../src/causes/jwks/kid-not-in-confluent-cache.ts';
import { NOW, brokerRefuses, casebook, claims } from '../../casebook.ts';
import { held, heldUnknown, keysAt, publishes } from './_jwks.ts';

casebook(cause, {
  guilty: [
    {
      because: 'the keys were rotated after the last refresh',
      given: [held('key-0', 'key-2'), brokerRefuses()],
    },
    {
      because: 'the jwks_uri looks private from here, and Confluent holds one of its keys',
      given: [
        keysAt('https://keycloak.corp/realms/acme/certs', ['key-1', 'key-2']),
        held('key-2'),
        brokerRefuses(),
      ],
    },
    { because: 'a JWKS of one key was rotated', given: [publishes('key-1'), held('key-0'), brokerRefuses()] },
  ],
  innocent: [
    { because: 'a healthy run', given: [] },
    { because: 'Confluent holds more keys than are published', given: [held('key-0', 'key-1', 'key-2')] },
    { because: 'what Confluent holds is not known, and it accepts', given: [heldUnknown] },
    {
      because: 'what Confluent holds is not known: nothing speaks for it',
      given: [heldUnknown, brokerRefuses()],
    },
    { because: 'the token has expired', given: [claims({ exp: NOW / 1000 - 3600 }), brokerRefuses()] },
  ],
});
