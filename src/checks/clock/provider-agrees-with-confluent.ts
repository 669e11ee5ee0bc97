import { CLOCK_TOLERANCE_MS, CONFLUENTS_ADVICE_MS } from '../../facts/client-clock.ts';
import { clock } from '../../facts/clock.ts';
import { spell } from '../../idp/times.ts';
import { defineCheck, pass, warn } from '../define.ts';

/**
 * The identity provider writes the token's times, and Confluent reads them by its own clock. Confluent advises less
 * than 300 s and does not document its tolerance; stock Kafka tolerates 30 s. The `jwt` gate checks the times
 * themselves.
 */
export default defineCheck({
  id: 'clock/provider-agrees-with-confluent',
  title: "The identity provider's clock agrees with Confluent's",
  enforcedBy: 'nobody',
  step: 20,
  reads: { idpAhead: clock.idpAhead, confluentAhead: clock.confluentAhead },
  run: ({ idpAhead, confluentAhead }) => {
    const ahead = idpAhead - confluentAhead;
    if (Math.abs(ahead) <= CLOCK_TOLERANCE_MS)
      return pass(`the clocks differ by at most ${CLOCK_TOLERANCE_MS / 1000} s`);
    const off = `the identity provider's clock is ${spell(Math.abs(ahead) / 1000)} ${ahead > 0 ? 'ahead' : 'behind'}`;
    return warn(Math.abs(ahead) > CONFLUENTS_ADVICE_MS ? `${off}; Confluent advises less than 300 s` : off);
  },
});
