import { refreshKeys } from '../fixes/confluent-api.ts';
import { lookupCause } from './lookup-cause.ts';

/** RFC 7517 section 5: the keys are in `keys`. */
export default lookupCause({
  id: 'jwks/empty-keys',
  title: 'The JWK Set has no keys in it',
  why: ({ place }) => `${place ?? 'The jwks_uri'} answered a JSON document without a single key.`,
  repaired: "with the token's key published and held by Confluent",
  fix: ({ provider }) => ({
    summary: 'Give the issuer a signing key, publish it, and refresh the keys in Confluent.',
    steps: ['Keycloak: Realm settings > Keys > Providers must have an active rsa-generated provider.'],
    commands: refreshKeys(provider?.id),
  }),
});
