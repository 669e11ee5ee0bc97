import cause from '../../../src/causes/provider/jwks-uri-wrong.ts';
import { brokerRefuses, casebook } from '../../casebook.ts';
import type { Json } from '../../../src/evidence/json.ts';
import { mapObserved } from '../../../src/evidence/observation.ts';
import type { Change } from '../../casebook.ts';
import { held, keysAt, signatureIs } from '../jwks/_jwks.ts';

const answersProvider =
  (json: Json): Change =>
  (e) => ({
    ...e,
    jwks: { ...e.jwks, byProvider: mapObserved(e.jwks.byProvider, (seen) => ({ ...seen, json })) },
  });

casebook(cause, {
  guilty: [
    ...(
      [
        [
          'certificates by key id',
          { 'key-1': '-----BEGIN CERTIFICATE-----\nMII\n-----END CERTIFICATE-----\n' },
        ],
        [
          'a discovery document',
          { issuer: 'https://acme.auth0.com/', jwks_uri: 'https://acme.auth0.com/keys' },
        ],
        ['keys by key id', { keys: { 'key-1': { kty: 'RSA' } } }],
        ['an error of another host', { error: { code: 404, status: 'NOT_FOUND' } }],
        ['no key at all', { keys: [] }],
      ] as readonly (readonly [string, Json])[]
    ).map(([what, json]) => ({
      because: `another host answers with ${what}`,
      given: [
        keysAt('https://www.googleapis.com/oauth2/v1/certs', []),
        answersProvider(json),
        held('key-7'),
        signatureIs('no-such-key', 'valid'),
        brokerRefuses(),
      ],
    })),
    {
      because: 'another key set of the same host',
      given: [
        keysAt('https://acme.auth0.com/old/jwks.json', ['key-7']),
        held('key-7'),
        signatureIs('no-such-key', 'valid'),
        brokerRefuses(),
      ],
    },
    {
      because: 'it is not found',
      given: [
        keysAt('https://acme.auth0.com/.well-known/jwks', undefined, 404),
        held(),
        signatureIs('no-such-key', 'valid'),
        brokerRefuses(),
      ],
    },
  ],
  innocent: [
    { because: 'a healthy run', given: [] },
    {
      because: 'another URL with the same keys',
      given: [keysAt('https://acme.auth0.com/keys', ['key-1', 'key-2'])],
    },
  ],
});
