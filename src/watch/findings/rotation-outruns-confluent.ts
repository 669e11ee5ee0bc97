import { inWords } from '../../facts/refresh.ts';
import { spell } from '../../idp/times.ts';
import { moment } from './_ends.ts';
import { keyHistory, leadOf, wasLate } from './_keys.ts';
import { defineFinding } from './define.ts';

const DAY_MS = 86_400_000;

/**
 * The last rotation is the witness: the key was published for less than Confluent's refresh period, and Confluent was
 * seen without it. The shorter time alone is not enough, because Confluent may read the keys more often than it documents.
 */
export default defineFinding({
  id: 'watch/rotation-outruns-confluent',
  title: "Keys sign sooner after their publication than Confluent's refresh period allows",
  kind: 'forecast',
  find: (past) => {
    const keys = keyHistory(past);
    const last = keys?.rotations.at(-1);
    // While a rotation refuses clients, the next one is not known yet.
    if (keys === undefined || (last !== undefined && last.held === undefined)) return undefined;
    if (last === undefined || !wasLate(last)) return [];
    const lead = leadOf(last);
    if (lead === undefined || lead >= keys.periodMs) return [];
    const earlier = keys.rotations.at(-2);
    const next = earlier === undefined ? undefined : last.began.by + (last.began.by - earlier.began.by);
    const failsAt = next === undefined || next < past.now ? undefined : next;
    return [
      {
        subject: keys.issuer,
        title: `The client will fail ${failsAt === undefined ? '' : `on about ${moment(failsAt)}, `}at the next key rotation of ${keys.issuer}, because its keys sign too soon`,
        because: `Key ${last.kid} signed at most ${spell(lead / 1000)} after it was published. Confluent reads the keys every ${inWords(keys.periodMs / 1000)}, and did not have it.`,
        stage:
          failsAt === undefined ? 0 : 1 + [7, 1].filter((days) => failsAt - past.now < days * DAY_MS).length,
        ...(failsAt !== undefined && { failsAt }),
        fix: `Publish a key at least ${inWords(keys.periodMs / 1000)} before it signs, or refresh Confluent's copy at each rotation`,
      },
    ];
  },
});
