import { jwks } from '../../facts/jwks.ts';
import { jwt } from '../../facts/token.ts';
import type { JsonObject } from '../../evidence/json.ts';
import { cannotTell, defineCheck, fail, pass } from '../define.ts';

/** RFC 7515 section 4.1.4: `kid` is optional, but needed to choose one of several keys. */
export default defineCheck({
  id: 'jwt/kid-is-present',
  title: 'The token says which key it is signed with',
  enforcedBy: 'confluent',
  step: 35,
  reads: { kid: jwt.kid, claims: jwt.claims },
  mayRead: { keys: jwks.live },
  run: ({ kid, keys }) => {
    if (kid !== undefined) return pass(`kid ${kid}`);
    if (keys === undefined)
      return cannotTell('the token has no kid, and how many keys are published is not known');
    const signing = keys.filter(mayVerify).length;
    return signing <= 1
      ? pass('there is no kid, and only one key to choose from')
      : fail(`the token has no kid, and ${signing} keys are published`);
  },
});

/** RFC 7517 section 4.2: an absent `use` allows any use; `enc` excludes the key. */
const mayVerify = (key: JsonObject): boolean => key['use'] !== 'enc' && key['kty'] !== 'oct';
