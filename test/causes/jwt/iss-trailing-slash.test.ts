import cause from '../../../src/causes/jwt/iss-trailing-slash.ts';
import { brokerRefuses, casebook, claims, provider, type Change } from '../../casebook.ts';
import { discoverySays, discoveryUnasked } from '../_worlds.ts';

const brokerUnasked: Change = (e) => ({
  ...e,
  broker: { ...e.broker, authenticate: { status: 'missing', because: 'no broker was named' } },
});

casebook(cause, {
  guilty: [
    {
      because: 'the provider was registered without the slash that Auth0 puts at the end',
      given: [provider({ issuer: 'https://acme.auth0.com' }), brokerRefuses()],
    },
    {
      because: 'the token lost its slash, and the discovery document sides with the provider',
      given: [claims({ iss: 'https://acme.auth0.com' }), brokerRefuses()],
    },
    {
      because: 'nobody asked for a discovery document',
      given: [provider({ issuer: 'https://acme.auth0.com' }), discoveryUnasked, brokerRefuses()],
    },
    {
      because: 'no broker was asked, and the fault is there to be seen',
      given: [provider({ issuer: 'https://acme.auth0.com' }), brokerUnasked],
    },
  ],
  innocent: [
    { because: 'both end in a slash', given: [] },
    {
      because: 'neither ends in a slash',
      given: [
        provider({ issuer: 'https://acme.auth0.com' }),
        claims({ iss: 'https://acme.auth0.com' }),
        discoverySays({ issuer: 'https://acme.auth0.com' }),
      ],
    },
    {
      because: 'the hosts differ as well',
      given: [provider({ issuer: 'https://other.auth0.com' }), brokerRefuses()],
    },
    {
      because: 'the broker lets the client in all the same',
      onlyAsLetIn: true,
      given: [provider({ issuer: 'https://acme.auth0.com' })],
    },
    { because: 'the token has no issuer', given: [claims({ iss: undefined }), brokerRefuses()] },
  ],
});
