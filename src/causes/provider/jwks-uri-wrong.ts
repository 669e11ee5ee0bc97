import { valueOr } from '../../commands/value.ts';
import { lookupCause, placesApart } from '../jwks/lookup-cause.ts';
import { readIssuersKeys } from '../jwks/moved-keys.ts';
import { patchProvider, refreshKeys } from '../fixes/confluent-api.ts';

/** OpenID Connect Discovery 1.0 section 3. Another URL with the same keys is fine; this one lacks the token's key. */
export default lookupCause({
  id: 'provider/jwks-uri-wrong',
  title: 'The JWKS URI registered in Confluent is wrong',
  why: ({ kid, place, issuersPlace }) =>
    `Key ${kid} is at ${issuersPlace}, where the issuer publishes its keys; Confluent reads ${place ?? 'elsewhere'}, which does not have it.`,
  contrast: placesApart,
  repair: readIssuersKeys,
  repaired: "with the issuer's own JWKS URI registered in Confluent",
  fix: ({ provider, issuersPlace }) => ({
    summary: 'Register the jwks_uri that the issuer publishes.',
    steps: ['Then refresh the keys: the answer says whether Confluent could fetch them.'],
    commands: [
      ...patchProvider(provider?.id, { jwks_uri: valueOr(issuersPlace, 'JWKS_URI') }),
      ...refreshKeys(provider?.id),
    ],
  }),
});
