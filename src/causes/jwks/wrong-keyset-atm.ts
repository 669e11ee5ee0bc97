import { patchProvider } from '../fixes/confluent-api.ts';
import { lookupCause, placesApart } from './lookup-cause.ts';
import { readIssuersKeys } from './moved-keys.ts';

/** PingFederate: an access token manager with its own keys publishes them at `/ext/...`, not at `/pf/JWKS`. */
export default lookupCause({
  id: 'jwks/wrong-keyset-atm',
  title: "PingFederate signs with its access token manager's own keys, and Confluent reads the central ones",
  why: ({ kid, place, issuersPlace }) => `Key ${kid} is at ${issuersPlace}, and Confluent reads ${place}.`,
  contrast: placesApart,
  repair: readIssuersKeys,
  repaired: "with the access token manager's JWKS at Confluent",
  fix: ({ provider, issuersPlace }) => ({
    summary:
      "Register the access token manager's JWKS endpoint, or let the manager use the central signing keys.",
    steps: [
      'PingFederate: Access Token Management > the instance > JWKS endpoint path; or Use Centralized Signing Key.',
    ],
    commands: patchProvider(provider?.id, { jwks_uri: issuersPlace ?? '' }),
  }),
});
