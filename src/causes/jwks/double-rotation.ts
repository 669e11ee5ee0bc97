import { refreshKeys } from '../fixes/confluent-api.ts';
import { lookupCause, untilRefresh } from './lookup-cause.ts';

/** Auth0 and others publish the current and the next key: after two rotations an old copy has none of them. */
export default lookupCause({
  id: 'jwks/double-rotation',
  title: "The keys were rotated more than once since Confluent's last refresh",
  why: ({ kid }) => `Key ${kid} is published, but Confluent has none of the published keys.`,
  repaired: "with the token's key in Confluent's copy of the JWKS",
  fix: ({ provider, refresh }) => ({
    summary: "Refresh Confluent's copy of the keys, and rotate no faster than Confluent refreshes.",
    steps: [untilRefresh(refresh), 'Wait at least that long between two rotations.'],
    commands: refreshKeys(provider?.id),
  }),
});
