import { clientClock, CLOCK_TOLERANCE_MS } from '../../facts/client-clock.ts';
import { spell } from '../../idp/times.ts';
import { defineCheck, pass, warn } from '../define.ts';

/** A wrong clock does not block sign-in by itself; other checks report what it breaks. */
export default defineCheck({
  id: 'clock/client-agrees-with-others',
  title: "This machine's clock agrees with the servers'",
  enforcedBy: 'nobody',
  step: 10,
  reads: { clock: clientClock },
  run: ({ clock: { ahead, witnesses } }) => {
    const off = `${spell(Math.abs(ahead) / 1000)} ${ahead > 0 ? 'ahead' : 'behind'}`;
    return Math.abs(ahead) <= CLOCK_TOLERANCE_MS
      ? pass(`the clocks differ by at most ${CLOCK_TOLERANCE_MS / 1000} s`)
      : warn(`this machine's clock is ${off} by ${witnesses.join(' and ')}`);
  },
});
