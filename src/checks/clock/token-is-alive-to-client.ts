import { looksDead, tokenLife } from '../../facts/client-clock.ts';
import { spell } from '../../idp/times.ts';
import { defineCheck, fail, pass } from '../define.ts';

/**
 * librdkafka refuses a token that has expired by its own clock ("Must supply an unexpired token: now=…ms, exp=…ms"), and
 * Java's refresh thread ends ("Current clock: … is later than expiry …. This may indicate a clock skew problem").
 */
export default defineCheck({
  id: 'clock/token-is-alive-to-client',
  title: "The token is also unexpired by the client's clock",
  enforcedBy: 'client',
  step: 30,
  reads: { life: tokenLife },
  run: ({ life }) =>
    looksDead(life)
      ? fail(
          `by the client's clock it expired ${spell((life.arrivalByClient - life.expiry) / 1000)} before it came`,
        )
      : pass('it is'),
});
