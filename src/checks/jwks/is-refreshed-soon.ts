import { keys } from '../../facts/keys.ts';
import { inWords, LONGEST_PERIOD } from '../../facts/refresh.ts';
import { defineCheck, pass, warn } from '../define.ts';

/** docs.confluent.io, "Refresh the JWKS URI": the period is `max-age`, 300 to 604800 seconds, 86400 without one. */
export default defineCheck({
  id: 'jwks/is-refreshed-soon',
  title: 'Confluent refreshes its keys soon enough',
  enforcedBy: 'nobody',
  step: 75,
  reads: { refresh: keys.refresh },
  run: ({ refresh: { maxAge, age, period } }) =>
    maxAge !== undefined && maxAge > LONGEST_PERIOD
      ? warn(
          `max-age is ${inWords(maxAge)}; Confluent refreshes every ${inWords(period)}, so a new key may be unknown that long`,
        )
      : pass(
          `Confluent refreshes every ${inWords(period)}${age > 0 ? `, from copies up to ${inWords(age)} old` : ''}`,
        ),
});
