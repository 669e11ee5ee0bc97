import { sh } from '../../commands/sh.ts';
import { refreshKeys } from '../fixes/confluent-api.ts';
import { lookupCause } from './lookup-cause.ts';

/**
 * Confluent has a quota `public_keys_per_provider`; its value, and what happens to further keys, are not documented.
 */
export default lookupCause({
  id: 'jwks/too-many-keys',
  title: 'The JWKS has more keys than Confluent took',
  why: ({ kid, published, held }) =>
    `Confluent has exactly the first ${held?.length ?? 0} of the ${published?.length ?? 0} published keys; ${kid} is one of the rest.`,
  repaired: "with the token's key among those that Confluent has",
  fix: ({ provider }) => ({
    summary: 'Take old keys out of the JWKS, or have the quota raised.',
    steps: [
      'Entra ID: register the jwks_uri of your tenant instead of /common, which lists more keys.',
      'Refresh the keys once the list is shorter, or the quota higher.',
    ],
    commands: [
      { kind: 'confluent-cli', text: sh`confluent service-quota list identity-provider` },
      ...refreshKeys(provider?.id),
    ],
  }),
});
