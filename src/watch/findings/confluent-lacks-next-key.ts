import { inWords } from '../../facts/refresh.ts';
import { spell } from '../../idp/times.ts';
import { kidsIn } from '../sightings.ts';
import { moment } from './_ends.ts';
import { arrivalOf, keyHistory, leadOf, wasLate, type KeyHistory } from './_keys.ts';
import { defineFinding, type Found, type Past } from './define.ts';

/** How much later than documented Confluent may read the keys before that is worth a word. */
const MARGIN = 1.1;
const MARGIN_MS = 15 * 60_000;

/** A key that is published and does not sign yet: Confluent has to have it by then. */
export default defineFinding({
  id: 'watch/confluent-lacks-next-key',
  title: "Confluent's copy lacks a key that will sign",
  kind: 'forecast',
  find: (past) => {
    const keys = keyHistory(past);
    const [published, held] = [keys?.published.at(-1), keys?.held.at(-1)];
    if (keys === undefined || published === undefined || held === undefined) return undefined;
    const signing = past.spans('signing-key', keys.issuer).map(({ value }) => value);
    return kidsIn(published)
      .filter((kid) => !kidsIn(held).includes(kid) && !signing.includes(kid))
      .flatMap((kid) => found(kid, keys, past));
  },
});

function found(kid: string, keys: KeyHistory, { now }: Past): readonly Found[] {
  const arrival = arrivalOf(kid, keys.published);
  if (typeof arrival !== 'object') return [];
  const age = now - arrival.by;
  const said = {
    subject: kid,
    because: `It has been published for ${spell(age / 1000)}. Confluent documents that it reads the keys every ${inWords(keys.periodMs / 1000)}, and does not have it.`,
    fix: `Refresh Confluent's copy of the keys of ${keys.provider.id} before key ${kid} signs (oauthbearer doctor --refresh-jwks)`,
  };
  if (age > keys.periodMs * MARGIN + MARGIN_MS)
    return [
      {
        ...said,
        title: `The client will fail when ${keys.issuer} begins to sign with key ${kid}, because Confluent's copy lacks it`,
        stage: 1,
      },
    ];
  const last = keys.rotations.at(-1);
  const lead = last === undefined ? undefined : leadOf(last);
  if (last === undefined || lead === undefined || !wasLate(last)) return [];
  const signsAt = arrival.by + lead;
  if (lead >= keys.periodMs || signsAt < now) return [];
  return [
    {
      ...said,
      title: `The client will fail on about ${moment(signsAt)}, because ${keys.issuer} will sign with key ${kid} before Confluent reads the keys again`,
      stage: 0,
      failsAt: signsAt,
    },
  ];
}
