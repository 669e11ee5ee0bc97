import { spoken } from '../../evidence/words.ts';
import { refreshKeys } from '../fixes/confluent-api.ts';
import { lookupCause } from './lookup-cause.ts';

/** The `iam/v2` specification names RSA alone; what else Confluent verifies with is not documented. */
export default lookupCause({
  id: 'jwks/unsupported-kty',
  title: 'The token is signed with a type of key that Confluent does not take',
  why: ({ kid, published, held }) =>
    `Key ${kid} has the type ${spoken(published?.find((key) => key['kid'] === kid)?.['kty'])}; ${held === undefined ? 'Confluent documents RSA alone' : 'Confluent documents RSA alone, and left it out of the keys that it holds'}.`,
  repaired: 'with an RSA key for the token',
  fix: ({ provider }) => ({
    summary: 'Let the identity provider sign with RS256.',
    steps: [
      'Keycloak: the client > Advanced > Access token signature algorithm: RS256. Auth0: API > Settings > RS256.',
      'Keys of other types may stay in the JWKS; they are ignored.',
    ],
    commands: [refreshKeys(provider?.id)],
  }),
});
