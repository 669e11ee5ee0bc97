import { SKEW_SECONDS } from '../../idp/times.ts';
import type { Sample } from '../sighting.ts';
import { moment } from './_ends.ts';
import { defineFinding } from './define.ts';

const DAY_MS = 86_400_000;
const RECENT_MS = 14 * DAY_MS;
const LEAST_MS = 2 * DAY_MS;
const LEAST_SAMPLES = 24;
/** A `Date` header has whole seconds, so less is noise. */
const LEAST_CHANGE_MS = 5_000;
const LARGEST_ERROR_MS = 2_000;
const AHEAD_MS = 30 * DAY_MS;

const WHOSE = {
  'clock-of-confluent': "Confluent's clock",
  'clock-of-identity-provider': "the identity provider's clock",
} as const;

/** A clock that runs at another speed reaches the limit on a day that can be computed; one that jumps does not. */
export default defineFinding({
  id: 'watch/clock-drifts',
  title: 'A clock drifts',
  kind: 'forecast',
  find: (past) =>
    (['clock-of-confluent', 'clock-of-identity-provider'] as const).flatMap((what) => {
      const line = fitted(past.samples(what).filter(({ at }) => past.now - at < RECENT_MS));
      if (line === undefined) return [];
      const limit = Math.sign(line.perMs) * SKEW_SECONDS * 1000;
      const failsAt = past.now + (limit - line.at(past.now)) / line.perMs;
      if (failsAt < past.now || failsAt - past.now > AHEAD_MS) return [];
      const aDay = ((Math.abs(line.perMs) * DAY_MS) / 1000).toFixed(1);
      return [
        {
          subject: what,
          title: `Tokens will be refused from about ${moment(failsAt)}, because this machine's clock and ${WHOSE[what]} drift apart`,
          because: `They drift ${aDay} s a day and are ${(Math.abs(line.at(past.now)) / 1000).toFixed(0)} s apart. Kafka tolerates ${SKEW_SECONDS} s by default; how much Confluent Cloud does is not confirmed.`,
          stage: [7, 1].filter((days) => failsAt - past.now < days * DAY_MS).length,
          failsAt,
          fix: 'Synchronise the clock of the machine that drifts with NTP (timedatectl, chronyc tracking)',
        },
      ];
    }),
});

interface Line {
  /** Milliseconds of difference, in each millisecond. */
  readonly perMs: number;
  readonly at: (time: number) => number;
}

/** The line through the samples (least squares); undefined when they are few, form no line, or do not change. */
function fitted(samples: readonly Sample[]): Line | undefined {
  const [first, last] = [samples[0], samples.at(-1)];
  if (first === undefined || last === undefined || samples.length < LEAST_SAMPLES) return undefined;
  if (last.at - first.at < LEAST_MS) return undefined;
  const mean = (values: readonly number[]): number => values.reduce((a, b) => a + b, 0) / values.length;
  const [midTime, midValue] = [mean(samples.map(({ at }) => at)), mean(samples.map(({ value }) => value))];
  const spread = mean(samples.map(({ at }) => (at - midTime) ** 2));
  const perMs = mean(samples.map(({ at, value }) => (at - midTime) * (value - midValue))) / spread;
  const at = (time: number): number => midValue + perMs * (time - midTime);
  const isLine = samples.every((each) => Math.abs(each.value - at(each.at)) < LARGEST_ERROR_MS);
  return isLine && Math.abs(perMs * (last.at - first.at)) >= LEAST_CHANGE_MS ? { perMs, at } : undefined;
}
