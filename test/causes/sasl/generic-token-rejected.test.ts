import cause from '../../../src/causes/sasl/generic-token-rejected.ts';
import { brokerRefuses, casebook, provider } from '../../casebook.ts';

casebook(cause, {
  guilty: [],
  unresolved: [
    { because: 'all that can be seen is in order, and the broker refuses', given: [brokerRefuses()] },
    {
      because: 'a validator of stock Kafka refuses',
      given: [brokerRefuses('{"status":"invalid_token"}', { challenge: '{"status":"invalid_token"}' })],
    },
  ],
  innocent: [
    {
      because: 'the issuers differ',
      given: [provider({ issuer: 'https://acme.auth0.com' }), brokerRefuses()],
    },
    { because: 'the client is let in', given: [] },
  ],
});
