import { spoken } from '../../evidence/words.ts';
import { refreshKeys } from '../fixes/confluent-api.ts';
import { whyNotFound, type Lookup } from './_lookup.ts';
import { lookupCause } from './lookup-cause.ts';
import type { Json } from '../../evidence/json.ts';

/**
 * The `iam/v2` specification gives RSA as an example of a key type, without a list. Confluent's own AWS clients sign
 * with ES384 (confluent-kafka-python, `docs/oauthbearer-aws.md`), so if Confluent lacks a key, it has most likely not
 * fetched it; its type is only a guess.
 */
export default lookupCause({
  id: 'jwks/unsupported-kty',
  title: 'Confluent may not accept the type of the key that signs the token',
  alsoSuggestedIf: (seen) =>
    seen.held !== undefined &&
    typeIn(seen) !== 'RSA' &&
    whyNotFound(seen) === 'jwks/kid-not-in-confluent-cache',
  why: (seen) =>
    `Key ${seen.kid} has the type ${spoken(typeIn(seen))} and is not among the keys that Confluent has; which key types Confluent accepts beside RSA is not documented.`,
  repaired: 'with an RSA key for the token',
  fix: ({ provider }) => ({
    summary: 'Refresh the keys at Confluent; only if this key is still missing, sign with RS256.',
    steps: [
      'A refresh that brings the key settles it: then its type is accepted.',
      'Otherwise, in Keycloak: Clients > your client > Advanced > Access token signature algorithm: RS256. In Auth0: Applications > APIs > your API > Settings > Signing Algorithm: RS256.',
    ],
    commands: refreshKeys(provider?.id),
  }),
});

const typeIn = ({ kid, published }: Lookup): Json | undefined =>
  published?.find((key) => key['kid'] === kid)?.['kty'];
