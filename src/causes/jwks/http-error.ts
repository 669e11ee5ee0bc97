import { refreshKeys } from '../fixes/confluent-api.ts';
import { lookupCause } from './lookup-cause.ts';
import { tryPlace } from './_places.ts';

/** Meanwhile Confluent uses the keys that it holds, until a token names a newer one. */
export default lookupCause({
  id: 'jwks/http-error',
  title: 'The jwks_uri gives an error instead of keys',
  why: ({ fetch, place }) =>
    fetch.ok
      ? `${place ?? 'The jwks_uri'} answered HTTP ${fetch.document.status}, so no new key reaches Confluent.`
      : `${place ?? 'The jwks_uri'} could not be fetched (${fetch.code}), so a new key may not reach Confluent.`,
  repaired: "with the keys at the jwks_uri and the token's key held by Confluent",
  fix: ({ provider, place }) => ({
    summary: 'Make the jwks_uri answer with the keys (HTTP 200), or register the address that does.',
    steps: [
      'Try it with the first command from outside of your network, and only then refresh the keys in Confluent.',
      'The right address is jwks_uri in the discovery document of the issuer.',
    ],
    commands: [tryPlace(place), ...refreshKeys(provider?.id)],
  }),
});
