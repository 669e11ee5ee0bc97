import { filled, valueOr, variable, type Filled } from '../../commands/value.ts';
import { tryPlace } from './_places.ts';
import { patchProvider, refreshKeys } from '../fixes/confluent-api.ts';
import { lookupCause } from './lookup-cause.ts';
import { whyNotFound } from './_lookup.ts';
import { readApplicationsKey } from './moved-keys.ts';

const isEntra = (place: string | undefined): boolean =>
  /^https:\/\/login\.microsoftonline\.(?:com|us)\//.test(place ?? '');

/** An application with claims mapping has its own signing key, which Entra ID publishes at `keys?appid=`. */
export default lookupCause({
  id: 'jwks/entra-appid-key',
  title: 'Entra ID signs the tokens of this application with a key of its own',
  why: ({ kid, place }) =>
    `Key ${kid} is not at ${place ?? 'the jwks_uri'}; Entra ID publishes the keys of single applications at that URL with ?appid= added.`,
  alsoSuggestedIf: (seen) => isEntra(seen.place) && whyNotFound(seen) === 'jwks/kid-not-in-jwks',
  repair: readApplicationsKey,
  repaired: "with the application's own key at Confluent",
  fix: ({ provider, place, issuersPlace }) => ({
    summary: "Register the jwks_uri with the application's id, or remove its custom signing key.",
    steps: ['See whether the key is there, with the first command.'],
    commands: [
      tryPlace(ownKeys(place)),
      ...patchProvider(provider?.id, {
        jwks_uri: issuersPlace?.includes('appid=') ? issuersPlace : ownKeys(place),
      }),
      ...refreshKeys(provider?.id),
    ],
  }),
});

const ownKeys = (place: string | undefined): Filled =>
  filled`${valueOr(place, 'JWKS_URI')}?appid=${variable('CLIENT_ID')}`;
