import { valueOr } from '../../commands/value.ts';
import { lookupCause, placesApart } from '../jwks/lookup-cause.ts';
import { readIssuersKeys } from '../jwks/moved-keys.ts';
import { patchProvider, refreshKeys } from '../fixes/confluent-api.ts';

/** A jwks_uri copied from another tenant, realm or authorization server: it answers, with another issuer's keys. */
export default lookupCause({
  id: 'provider/jwks-of-other-issuer',
  title: 'The JWKS URI registered in Confluent belongs to another issuer',
  why: ({ kid, place, issuersPlace, issuer }) =>
    `Confluent reads ${place === undefined ? 'keys elsewhere: those' : 'the keys'} of another issuer than ${issuer ?? "the token's"}; the token's key ${kid} is at ${issuersPlace}.`,
  contrast: placesApart,
  repair: readIssuersKeys,
  repaired: "with the issuer's own JWKS URI registered in Confluent",
  fix: ({ provider, issuersPlace }) => ({
    summary: 'Register the jwks_uri of the issuer itself.',
    steps: [
      'Issuer and jwks_uri belong to one tenant, realm or authorization server: take both from its discovery document.',
    ],
    commands: [
      ...patchProvider(provider?.id, { jwks_uri: valueOr(issuersPlace, 'JWKS_URI') }),
      ...refreshKeys(provider?.id),
    ],
  }),
});
