import { flawsOf } from '../../evidence/jwk.ts';
import { some, spoken } from '../../evidence/words.ts';
import { jwks } from '../../facts/jwks.ts';
import { defineCheck, pass, warn } from '../define.ts';

/**
 * RFC 7518 section 6, RFC 8037 section 2: the members of a public key of each type. Whether Confluent skips an
 * incomplete key or rejects the whole set is not documented.
 */
export default defineCheck({
  id: 'jwks/keys-are-complete',
  title: 'Every published key has the members of a public key',
  enforcedBy: 'nobody',
  step: 22,
  reads: { published: jwks.live },
  run: ({ published }) => {
    const flawed = published
      .map((key) => ({ kid: spoken(key['kid']), flaws: flawsOf(key) }))
      .filter(({ flaws }) => flaws.length > 0);
    return flawed.length === 0
      ? pass(`${published.length} published keys have all members of their type`)
      : warn(some(flawed.map(({ kid, flaws }) => `key ${kid}: ${flaws.join(', ')}`)));
  },
});
