import { refreshKeys } from '../fixes/confluent-api.ts';
import { lookupCause, untilRefresh } from './lookup-cause.ts';

/**
 * Confluent verifies with its own copy of the JWKS; it is not documented to refresh it for an unknown key id
 * (docs.confluent.io, "Refresh the JWKS URI").
 */
export default lookupCause({
  id: 'jwks/kid-not-in-confluent-cache',
  title: "Confluent does not have the token's key yet: its copy of the JWKS is older than the key",
  why: ({ kid, held, refresh }) =>
    held === undefined
      ? `Key ${kid} is published; whether Confluent has fetched it is not known. ${untilRefresh(refresh)}`
      : `Key ${kid} is published, and Confluent's copy of the JWKS does not have it.`,
  repaired: "with the token's key in Confluent's copy of the JWKS",
  fix: ({ provider, refresh }) => ({
    summary: "Refresh Confluent's copy of the keys.",
    steps: [
      'The refresh takes effect at once or within minutes. With a Cloud API key that may do so, doctor --refresh-jwks does it and looks again.',
      untilRefresh(refresh),
      'For the next rotation: publish a new key at least that long before it signs, and keep the old one until its last token has expired.',
    ],
    commands: refreshKeys(provider?.id),
  }),
});
