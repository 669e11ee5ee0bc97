import { variable } from '../../commands/value.ts';
import { patchProvider, refreshKeys } from '../fixes/confluent-api.ts';
import { lookupCause } from './lookup-cause.ts';
import { tryPlace } from './_places.ts';
import type { Lookup } from './_lookup.ts';

const why = ({ unreachable, place }: Lookup): string => {
  switch (unreachable?.why) {
    case 'http':
      return `${place} is not https`;
    case 'private-name':
      return `${unreachable.detail} is a name that means nothing outside of a private network`;
    default:
      return `the name in ${place ?? 'the jwks_uri'} leads to ${unreachable?.detail ?? 'a private address'}, an address of a private network`;
  }
};

/** Confluent fetches the keys over the internet; there is no way to hand them over by file (`iam/v2` has no field for it). */
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
