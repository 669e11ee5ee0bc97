import { refreshKeys } from '../fixes/confluent-api.ts';
import { lookupCause } from './lookup-cause.ts';
import type { BodyForm } from '../../evidence/http.ts';

const whatIs = (form: BodyForm): string =>
  ({ html: 'a web page', pem: 'a PEM file', text: 'plain text', empty: 'an empty body', json: 'other JSON' })[
    form
  ];

/** RFC 7517 section 5. Auth0 also serves PEM, Google also a map of certificates: those are for other programs. */
export default lookupCause({
  id: 'jwks/not-json',
  title: 'The jwks_uri gives something other than a JWK Set',
  why: ({ fetch, place }) =>
    `${place ?? 'The jwks_uri'} answered ${fetch.ok ? whatIs(fetch.document.form) : 'nothing'}, not a JWK Set ({"keys":[...]}).`,
  repaired: "with a JWK Set at the jwks_uri and the token's key held by Confluent",
  fix: ({ provider }) => ({
    summary: 'Register the address of the JWK Set.',
    steps: [
      'The right address is jwks_uri in the discovery document of the issuer.',
      'Auth0: /.well-known/jwks.json, not /pem. Google: /oauth2/v3/certs, not v1.',
    ],
    commands: [refreshKeys(provider?.id)],
  }),
});
