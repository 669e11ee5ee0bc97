import { variable } from '../../commands/value.ts';
import { patchProvider, refreshKeys } from '../fixes/confluent-api.ts';
import { unreachableInWords } from '../../facts/keys.ts';
import { lookupCause } from './lookup-cause.ts';
import { tryPlace } from './_places.ts';
import type { Lookup } from './_lookup.ts';

const why = ({ unreachable }: Lookup): string =>
  unreachable === null || unreachable === undefined
    ? 'the jwks_uri is not on it'
    : unreachableInWords(unreachable);

/** Confluent fetches the keys over the internet; they cannot be uploaded (`iam/v2` has no field for them). */
export default lookupCause({
  id: 'jwks/unreachable-from-confluent',
  title: 'Confluent cannot fetch the keys: their address is not on the internet',
  why: (seen) => `Confluent fetches the keys over the internet, and ${why(seen)}.`,
  repaired: "with the JWKS in Confluent's reach and the token's key held by it",
  fix: ({ provider, place }) => ({
    summary: 'Publish the JWKS at a public https address, or allow Confluent to reach it.',
    steps: [
      'The JWKS contains only public keys, so it may be public: open just that path, or copy the file to a public https place.',
      'Register the public address. Then refresh: jwks_status in the answer says whether Confluent could fetch it.',
      'Try the first command from outside of your network: it has to show the keys.',
    ],
    commands: [
      tryPlace(place),
      ...patchProvider(provider?.id, { jwks_uri: variable('PUBLIC_JWKS_URI') }),
      ...refreshKeys(provider?.id),
    ],
  }),
});
