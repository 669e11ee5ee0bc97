import cause from '../../../src/causes/jwks/unreachable-from-confluent.ts';
import { brokerRefuses, casebook } from '../../casebook.ts';
import { held, heldUnknown, keysAt } from './_jwks.ts';

casebook(cause, {
  guilty: [
    {
      because: 'the jwks_uri is a name of the private network',
      given: [keysAt('https://keycloak.corp/realms/acme/certs', ['key-1']), held('key-0'), brokerRefuses()],
    },
    {
      because: 'the jwks_uri is http',
      given: [keysAt('http://keys.acme.example/jwks', ['key-1']), held(), brokerRefuses()],
    },
    {
      because: 'what Confluent holds is not known, and it refuses',
      given: [keysAt('https://keycloak/realms/acme/certs', ['key-1']), heldUnknown, brokerRefuses()],
    },
  ],
  innocent: [
    { because: 'a healthy run', given: [] },
    {
      because: 'it was public when Confluent fetched the key',
      given: [keysAt('https://keycloak.corp/realms/acme/certs', ['key-1'])],
    },
    { because: 'a public name', given: [held('key-0'), brokerRefuses()] },
  ],
});
