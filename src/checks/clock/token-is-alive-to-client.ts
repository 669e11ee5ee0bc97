import { looksDead, tokenLife } from '../../facts/client-clock.ts';
import { spell } from '../../idp/times.ts';
import { defineCheck, fail, pass } from '../define.ts';

/**
 * librdkafka rejects a token that has expired by its own clock ("Must supply an unexpired token: now=…ms, exp=…ms"),
 * and Java's refresh thread ends ("Current clock: … is later than expiry …. This may indicate a clock skew problem").
 */
export default defineCheck({
  id: 'clock/token-is-alive-to-client',
  title: "By the client's clock, too, the token has not expired",
  enforcedBy: 'client',
  step: 30,
  reads: { life: tokenLife },
  run: ({ life }) =>
    looksDead(life)
      ? fail(
          `by the client's clock the token expired ${spell((life.arrivalByClient - life.expiry) / 1000)} before it arrived`,
        )
      : pass("the token has not expired by the client's clock"),
});
