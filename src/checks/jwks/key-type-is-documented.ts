import { spoken } from '../../evidence/words.ts';
import { broker } from '../../facts/broker.ts';
import { keys } from '../../facts/keys.ts';
import { cannotTell, defineCheck, pass, warn } from '../define.ts';

/**
 * The `iam/v2` specification names only `RSA` as a key type and leaves room for others; which others Confluent supports
 * is not documented. Keys of other types beside the signing key are to be ignored (RFC 7517 section 5).
 */
export default defineCheck({
  id: 'jwks/key-type-is-documented',
  title: "The token's key has a type that Confluent documents",
  enforcedBy: 'nobody',
  step: 57,
  reads: { candidates: keys.tokens },
  mayRead: { signIn: broker.authenticate },
  run: ({ candidates, signIn }) => {
    const [first] = candidates;
    if (first === undefined) return cannotTell("the token's key is not published");
    const type = spoken(first['kty']);
    if (signIn?.accepted === true)
      return pass(`the key type is ${type}, and the broker let the client in with it`);
    return first['kty'] === 'RSA'
      ? pass('the key type is RSA')
      : warn(
          `the key type is ${type}; Confluent's API describes RSA keys only, although its own AWS clients sign with ES384 (unconfirmed for other identity providers)`,
        );
  },
});
