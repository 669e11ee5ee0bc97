import { inWords } from '../../facts/refresh.ts';
import { spell } from '../../idp/times.ts';
import { keyHistory, wasLate, type Rotation } from './_keys.ts';
import { defineFinding } from './define.ts';

/** How long it is remembered after Confluent's copy had the key. */
const AFTER_MS = 7 * 86_400_000;

/** What a single run cannot say of `jwks/kid-not-in-confluent-cache`: how long the key was published, and how long it lasted. */
export default defineFinding({
  id: 'watch/key-signed-too-early',
  title: "A key signed before Confluent's copy had it",
  kind: 'finding',
  isPast: true,
  find: (past) => {
    const keys = keyHistory(past);
    const last = keys?.rotations.at(-1);
    if (keys === undefined) return undefined;
    if (last === undefined || !wasLate(last) || last.published === undefined) return [];
    if (typeof last.held === 'object' && past.now - last.held.by > AFTER_MS) return [];
    return [
      {
        subject: last.kid,
        title: `Key ${last.kid} of ${keys.issuer} began to sign before Confluent's copy had it${lasted(last)}`,
        because: `It was published ${before(last)} it signed, and Confluent reads the keys every ${inWords(keys.periodMs / 1000)}.`,
        stage: last.held === undefined ? 0 : 1,
        fix:
          last.held === undefined
            ? `Refresh Confluent's copy of the keys of ${keys.provider.id} now (oauthbearer doctor --refresh-jwks)`
            : `Publish the next key at least ${inWords(keys.periodMs / 1000)} before it signs, or refresh Confluent's copy then`,
      },
    ];
  },
});

const lasted = ({ began, held }: Rotation): string =>
  typeof held === 'object' ? `; clients were refused for up to ${spell((held.by - began.after) / 1000)}` : '';

function before({ began, published }: Rotation): string {
  if (typeof published !== 'object') return 'long before';
  return published.by >= began.by
    ? 'in the same round in which'
    : `${spell((began.by - published.by) / 1000)} before`;
}
