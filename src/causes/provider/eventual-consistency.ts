import { presumeJudgement } from '../../repair/amend.ts';
import { clock } from '../../facts/clock.ts';
import { pool, provider } from '../../facts/confluent.ts';
import { inWords } from '../../facts/refresh.ts';
import { defineCause } from '../define.ts';

/** Changes reach the brokers after the API shows them. The delay is not documented; it is minutes, by experience. */
const SETTLED_AFTER_MS = 10 * 60_000;

export default defineCause({
  id: 'provider/eventual-consistency',
  title: 'The identity provider or pool was changed moments ago and has not reached the brokers',
  hidden: true,
  reads: { provider: provider.meant, now: clock.now },
  mayRead: { pool: pool.meant },
  recognise: ({ provider: meant, pool: own, now }) => {
    const changed = Math.max(meant.updatedAt ?? 0, own?.updatedAt ?? 0);
    const ago = now - changed;
    if (ago < 0 || ago > SETTLED_AFTER_MS) return null;
    return {
      strength: 'shown',
      because: `${changed === meant.updatedAt ? (meant.id ?? 'The provider') : (own?.id ?? 'The pool')} was changed ${inWords(Math.round(ago / 1000))} ago, and everything that can be seen is in order now.`,
    };
  },
  repair: presumeJudgement,
  repaired: 'once the change has reached the brokers',
  fix: () => ({
    summary: 'Wait ten minutes and run this again.',
    steps: ['If it is refused then too, it is something else, and the next run will look for that.'],
    commands: [],
  }),
});
