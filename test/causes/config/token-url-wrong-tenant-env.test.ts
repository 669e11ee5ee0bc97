import cause from '../../../src/causes/config/token-url-wrong-tenant-env.ts';
import { mapObserved } from '../../../src/evidence/observation.ts';
import {
  withoutApiKey,
  brokerRefuses,
  casebook,
  client,
  provider,
  signingKey,
  type Change,
} from '../../casebook.ts';
import { unset } from './_client.ts';

const production = provider({
  issuer: 'https://acme-production.auth0.com/',
  jwksUri: 'https://acme-production.auth0.com/.well-known/jwks.json',
  keys: [{ kid: 'p-1' }],
});

/** The provider publishes the other tenant's keys. */
const foreignKeys: Change = (e) => ({
  ...e,
  token: {
    ...e.token,
    signature: mapObserved(e.token.signature, (checks) =>
      checks.map((each) =>
        each.keySet === 'provider' ? { ...each, outcome: 'no-such-key' as const, candidates: 0 } : each,
      ),
    ),
  },
  jwks: {
    ...e.jwks,
    byProvider: mapObserved(e.jwks.byProvider, (document) => ({
      ...document,
      json: { keys: [signingKey('p-1')] },
    })),
  },
});

casebook(cause, {
  guilty: [
    {
      because: 'the client asks the development tenant',
      given: [production, foreignKeys, brokerRefuses()],
    },
  ],
  innocent: [
    {
      because: 'the issuers differ by a slash',
      given: [provider({ issuer: 'https://acme.auth0.com' }), brokerRefuses()],
    },
    {
      because: 'the issuers are one',
      given: [],
    },
    {
      because: 'the token was handed over, and where it came from is not known',
      given: [production, foreignKeys, brokerRefuses(), unset('tokenEndpoint'), client({ givenToken: true })],
    },
    {
      because: 'without an API key nobody knows what is registered',
      given: [withoutApiKey, brokerRefuses()],
    },
  ],
});
