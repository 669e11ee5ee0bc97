import { amendClaims } from '../../repair/amend.ts';
import { clock } from '../../facts/clock.ts';
import { jwt } from '../../facts/token.ts';
import { defineCause } from '../define.ts';

/** RFC 7519 section 2: a NumericDate is a JSON number. librdkafka: `Expected JSON JWT response with valid "exp" field`. */
export default defineCause({
  id: 'jwt/exp-string',
  title: 'The token says when it expires, but not as a number (exp)',
  reads: { exp: jwt.exp, now: clock.now },
  recognise: ({ exp, now }) => {
    if (exp === undefined || typeof exp === 'number') return null;
    const meant = typeof exp === 'string' && exp.trim() !== '' ? Number(exp) : Number.NaN;
    return {
      strength: 'shown',
      because: `exp is ${JSON.stringify(exp)}, and clients read a number of seconds only.`,
      corrected: Number.isFinite(meant) ? meant : Math.floor(now / 1000) + 3600,
    };
  },
  repair: (evidence, { corrected }) => amendClaims(evidence, { exp: corrected }),
  repaired: 'with exp as a number',
  fix: ({ corrected }) => ({
    summary: `Let the issuer write exp as a JSON number, such as ${corrected}, without quotes.`,
    steps: ['Look for a claim mapper or a template that turns numbers into text.'],
    commands: [],
  }),
});
