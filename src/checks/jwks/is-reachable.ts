import { keys, unreachableInWords } from '../../facts/keys.ts';
import { defineCheck, pass, warn } from '../define.ts';

/**
 * Confluent fetches the keys over the internet ("publicly accessible", `iam/v2` IdentityProvider.jwks_uri). This
 * machine's reach says little about Confluent's, so this is advice: what blocks sign-in is the missing key.
 */
export default defineCheck({
  id: 'jwks/is-reachable',
  title: 'The jwks_uri can be fetched from the internet',
  enforcedBy: 'nobody',
  step: 5,
  reads: { unreachable: keys.unreachable, place: keys.place },
  run: ({ unreachable, place }) =>
    unreachable === null
      ? pass(`nothing speaks against it for ${place}`)
      : warn(unreachableInWords(unreachable)),
});
