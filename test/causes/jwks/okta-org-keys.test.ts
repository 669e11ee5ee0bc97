import cause from '../../../src/causes/jwks/okta-org-keys.ts';
import { held, publishes, signatureIs } from './_jwks.ts';
import { brokerRefuses, casebook, claims, provider, withoutApiKey } from '../../casebook.ts';

casebook(cause, {
  guilty: [
    {
      because: "the org server's keys do not have it",
      given: [
        claims({ iss: 'https://acme.okta.com' }),
        provider({ issuer: 'https://acme.okta.com' }),
        publishes('key-8'),
        held('key-8'),
        signatureIs('no-such-key'),
        brokerRefuses(),
      ],
    },
    {
      because: 'nobody could ask Confluent, and the token says whose it is',
      given: [
        withoutApiKey,
        claims({ iss: 'https://acme.oktapreview.com' }),
        publishes('key-8'),
        signatureIs('no-such-key'),
        brokerRefuses(),
      ],
    },
  ],
  innocent: [
    { because: 'a healthy run', given: [] },
    {
      because: 'a custom server',
      given: [
        claims({ iss: 'https://acme.okta.com/oauth2/default' }),
        provider({ issuer: 'https://acme.okta.com/oauth2/default' }),
        publishes('key-8'),
        held('key-8'),
        signatureIs('no-such-key'),
        brokerRefuses(),
      ],
    },
  ],
});
