import { jwks } from '../../facts/jwks.ts';
import { defineCheck, pass, warn } from '../define.ts';
import { duplicatesIn, withoutKid } from '../../evidence/jwk.ts';

/** RFC 7517 section 4.5: keys in a set SHOULD have distinct key ids; Confluent's key list is by `kid`. */
export default defineCheck({
  id: 'jwks/kids-are-unique',
  title: 'Every published key has a key id of its own',
  enforcedBy: 'nobody',
  step: 20,
  reads: { published: jwks.live },
  run: ({ published }) => {
    const [twice] = duplicatesIn(published);
    if (twice !== undefined) return warn(`two different keys are called ${twice}`);
    const unnamed = withoutKid(published).length;
    return unnamed > 0 && published.length > 1
      ? warn(`${unnamed} of ${published.length} keys have no kid`)
      : pass('every key id is used once');
  },
});
