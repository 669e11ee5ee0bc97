import { refreshKeys } from '../fixes/confluent-api.ts';
import { lookupCause } from './lookup-cause.ts';
import { tryPlace } from './_places.ts';

/** RFC 7515 section 4.1.4. The key is neither where Confluent looks nor where the issuer says. */
export default lookupCause({
  id: 'jwks/kid-not-in-jwks',
  title: 'The token was signed with a key that is not published',
  why: ({ kid, place }) =>
    `The token names key ${kid}, and ${place ?? 'the JWKS'} does not have it, nor does Confluent.`,
  repaired: "with the token's key published and held by Confluent",
  fix: ({ provider, place }) => ({
    summary: 'Publish the key that signs the tokens, or point the identity provider at the JWKS that has it.',
    steps: [
      'If another realm, authorization server or token manager signs this token, register its jwks_uri.',
      'If the signing key is new, publish it before it signs; then refresh the keys at Confluent.',
    ],
    commands: [tryPlace(place), ...refreshKeys(provider?.id)],
  }),
});
