import cause from '../../../src/causes/jwks/wrong-keyset-atm.ts';
import { observed } from '../../../src/evidence/observation.ts';
import { ISSUER, NOW, brokerRefuses, casebook, provider, signingKey } from '../../casebook.ts';
import { answer, held, publishes, signatureIs } from './_jwks.ts';
import type { Change } from '../../casebook.ts';

const EXT = 'https://acme.auth0.com/ext/orders/JWKS';
const PF = 'https://acme.auth0.com/pf/JWKS';

/** The issuer publishes its keys at an access token manager's own endpoint. */
const ext: Change = (e) => ({
  ...e,
  discovery: {
    ...e.discovery,
    appended: observed({ ...answer({ issuer: ISSUER, jwks_uri: EXT }) }, 'discovery', NOW),
  },
  jwks: {
    byDiscovery: observed(answer({ keys: [signingKey('key-1')] }), EXT, NOW),
    byProvider: observed(answer({ keys: [signingKey('central-1')] }), PF, NOW),
  },
});

casebook(cause, {
  guilty: [
    {
      because: 'the token manager has keys of its own',
      given: [
        provider({ jwksUri: 'https://acme.auth0.com/pf/JWKS' }),
        ext,
        held('central-1'),
        signatureIs('no-such-key', 'valid'),
        brokerRefuses(),
      ],
    },
  ],
  innocent: [
    { because: 'a healthy run', given: [] },
    { because: 'the keys are the same at both places', given: [ext, publishes('key-1')] },
  ],
});
