import { jwt } from '../../facts/token.ts';
import { SHORTEST_LIFETIME_SECONDS, secondsOf } from '../../idp/times.ts';
import { defineCheck, pass, warn } from '../define.ts';

/**
 * Kafka clients renew at 80 % of the lifetime but not in its last minute (KIP-255), which leaves no time in two
 * minutes.
 */
export default defineCheck({
  id: 'jwt/lifetime-is-workable',
  title: 'The token lives long enough to be renewed in time',
  enforcedBy: 'nobody',
  step: 70,
  reads: { exp: jwt.exp, iat: jwt.iat },
  run: ({ exp, iat }) => {
    const [until, from] = [secondsOf(exp), secondsOf(iat)];
    if (until === undefined || from === undefined) return pass('the token does not say how long it is valid');
    const lifetime = until - from;
    return lifetime > 0 && lifetime < SHORTEST_LIFETIME_SECONDS
      ? warn(
          `it lives ${lifetime} s, and a client renews it in the last ${SHORTEST_LIFETIME_SECONDS} s or later`,
        )
      : pass(`it lives ${lifetime} s`);
  },
});
