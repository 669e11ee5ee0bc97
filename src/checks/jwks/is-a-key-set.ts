import { keys } from '../../facts/keys.ts';
import { keysOf } from '../../facts/jwks.ts';
import { cannotTell, defineCheck, pass, warn } from '../define.ts';

/** RFC 7517 section 5: a JSON object with a member `keys` that is an array. */
export default defineCheck({
  id: 'jwks/is-a-key-set',
  title: 'The answer is a JWK Set with keys in it',
  enforcedBy: 'nobody',
  step: 15,
  reads: { fetch: keys.fetch },
  run: ({ fetch }) => {
    if (!fetch.ok || fetch.document.status !== 200)
      return cannotTell('the jwks_uri gave no answer to look at');
    const published = keysOf(fetch.document);
    if (published === undefined)
      return warn(`${fetch.document.url} answered ${fetch.document.form}, not a JWK Set`);
    if (published.length === 0) return warn('the JWK Set has no keys in it');
    const { keysSeen } = fetch.document;
    return keysSeen === undefined
      ? pass(`it has ${published.length} keys`)
      : pass(
          `it has ${keysSeen} keys, of which ${published.length} were looked at, with the token's among them`,
        );
  },
});
