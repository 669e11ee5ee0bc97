import cause from '../../../src/causes/config/mechanism-not-oauthbearer.ts';
import { casebook, client } from '../../casebook.ts';

casebook(cause, {
  guilty: [
    {
      because: 'the configuration was copied from a client with an API key',
      given: [client({ saslMechanism: 'PLAIN' })],
    },
    {
      because: 'librdkafka was left with its default',
      given: [client({ saslMechanism: 'GSSAPI' })],
    },
  ],
  innocent: [
    {
      because: 'it is OAUTHBEARER',
      given: [],
    },
    {
      because: 'kafkajs writes it in lower case',
      given: [client({ saslMechanism: 'oauthbearer' })],
    },
  ],
});
