import { jwks, kidsOf } from '../../facts/jwks.ts';
import { keys } from '../../facts/keys.ts';
import { defineCheck, fail, pass, warn } from '../define.ts';
import { some } from '../../evidence/words.ts';

/**
 * RFC 7515 section 4.1.4: `kid` selects the key. A key that was removed from the JWKS still verifies as long as
 * Confluent holds it, so this fails only when Confluent does not hold it, or when its copy is unknown.
 */
export default defineCheck({
  id: 'jwks/has-the-tokens-key',
  title: "The token's key is published",
  enforcedBy: 'confluent',
  step: 30,
  reads: { kid: keys.kid, published: jwks.live },
  mayRead: { held: keys.held },
  run: ({ kid, published, held }) => {
    const kids = kidsOf(published);
    if (kids.includes(kid)) return pass(`${kid} is one of ${kids.length} published keys`);
    const absent = `the token was signed with key ${kid}; published are ${some(kids)}`;
    return held?.includes(kid) === true
      ? warn(`${absent}; Confluent still has it, until its next refresh`)
      : fail(absent);
  },
});
