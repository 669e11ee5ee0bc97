import { amendClaims } from '../../repair/amend.ts';
import { jwt } from '../../facts/token.ts';
import { MILLISECONDS_LOOK, secondsOf } from '../../idp/times.ts';
import { defineCause } from '../define.ts';
import { utc } from './_time.ts';

/**
 * RFC 7519 section 2: seconds. Read as seconds, 1767614400000 is the year 57983: a token that never expires and is
 * never renewed.
 */
export default defineCause({
  id: 'jwt/exp-milliseconds',
  title: "The token's expiry (exp) is in milliseconds instead of seconds",
  reads: { exp: jwt.exp, iat: jwt.iat },
  recognise: ({ exp, iat }) => {
    const at = secondsOf(exp);
    if (at === undefined || at <= MILLISECONDS_LOOK) return null;
    const issued = secondsOf(iat);
    return {
      strength: 'shown',
      role: 'hidden',
      because: `exp is ${at}: in milliseconds that is ${utc(at / 1000)}, in seconds it is thousands of years from now.`,
      exp: Math.floor(at / 1000),
      ...(issued !== undefined && issued > MILLISECONDS_LOOK ? { iat: Math.floor(issued / 1000) } : {}),
    };
  },
  repair: (evidence, { exp, ...more }) =>
    amendClaims(evidence, { exp, ...('iat' in more ? { iat: more.iat } : {}) }),
  repaired: 'with exp in seconds',
  fix: ({ exp }) => ({
    summary: `Let the issuer write exp in seconds, such as ${exp}.`,
    steps: ['JavaScript: Math.floor(Date.now() / 1000). Java: Instant.now().getEpochSecond().'],
    commands: [],
  }),
});
