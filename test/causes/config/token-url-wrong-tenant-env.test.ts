import cause from '../../../src/causes/config/token-url-wrong-tenant-env.ts';
import type { Connection } from '../../../src/evidence/connection.ts';
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

/** The other tenant's host was tried for its keys, and could not be reached. */
const unreachable =
  (stopped: Pick<Connection, 'dns' | 'tcp'>): Change =>
  (e) => ({
    ...e,
    connections: {
      ...e.connections,
      'acme-production.auth0.com:443': { host: 'acme-production.auth0.com', port: 443, ...stopped },
    },
  });

const resolved: Connection['dns'] = {
  ok: true,
  tookMs: 5,
  value: { addresses: [{ address: '203.0.113.8', family: 4 }] },
};
const refused = (code: string) => ({ ok: false, code, message: code, tookMs: 10 }) as const;

casebook(cause, {
  guilty: [
    {
      because: 'the client asks the development tenant',
      given: [production, foreignKeys, brokerRefuses()],
    },
    {
      because: "the other tenant's name does not resolve here, which the client did not need so far",
      given: [production, foreignKeys, unreachable({ dns: refused('ENOTFOUND') }), brokerRefuses()],
    },
    {
      because: "the other tenant's host does not answer here",
      given: [
        production,
        foreignKeys,
        unreachable({ dns: resolved, tcp: refused('ETIMEDOUT') }),
        brokerRefuses(),
      ],
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
