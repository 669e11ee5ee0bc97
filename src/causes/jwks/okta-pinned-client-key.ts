import { filled, valueOr, variable, type Filled } from '../../commands/value.ts';
import { tryPlace } from './_places.ts';
import { patchProvider, refreshKeys } from '../fixes/confluent-api.ts';
import { lookupCause } from './lookup-cause.ts';
import { whyNotFound } from './_lookup.ts';
import { readApplicationsKey } from './moved-keys.ts';

const isOkta = (place: string | undefined): boolean =>
  /\.okta(?:preview|-emea)?\.com\/oauth2\/[^/]+\/v1\/keys$/.test(place ?? '');

/** An Okta application can have its own signing key, which is published at `/v1/keys?client_id=`. */
export default lookupCause({
  id: 'jwks/okta-pinned-client-key',
  title: 'Okta signs the tokens of this application with a key of its own',
  why: ({ kid, place }) =>
    `Key ${kid} is not at ${place ?? 'the jwks_uri'}; Okta publishes the keys of single applications at ${place ?? '.../v1/keys'}?client_id=....`,
  alsoSuggestedIf: (seen) => isOkta(seen.place) && whyNotFound(seen) === 'jwks/kid-not-in-jwks',
  repair: readApplicationsKey,
  repaired: "with the application's own key at Confluent",
  fix: ({ provider, place, issuersPlace }) => ({
    summary:
      'Let the application use the keys of the authorization server, or register the JWKS with its client id.',
    steps: ['See whether the key is there, with the first command.'],
    commands: [
      tryPlace(ownKeys(place)),
      ...patchProvider(provider?.id, {
        jwks_uri: issuersPlace?.includes('client_id=') ? issuersPlace : ownKeys(place),
      }),
      ...refreshKeys(provider?.id),
    ],
  }),
});

const ownKeys = (place: string | undefined): Filled =>
  filled`${valueOr(place, 'JWKS_URI')}?client_id=${variable('CLIENT_ID')}`;
