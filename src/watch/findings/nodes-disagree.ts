import type { Span } from '../sighting.ts';
import { kidsIn } from '../sightings.ts';
import { defineFinding, type Past } from './define.ts';

const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;
/** A rotation that is undone returns once. */
const LEAST_RETURNS = 2;

/** During a rotation the nodes of a provider may differ for minutes, which is not worth a word. */
export default defineFinding({
  id: 'watch/nodes-disagree',
  title: "The identity provider's servers publish different keys",
  kind: 'finding',
  find: (past) => {
    const uris = [...new Set(past.spans('published-keys').map(({ subject }) => subject))];
    return uris.flatMap((uri) => {
      const turns = past.spans('published-keys', uri).filter(({ until }) => past.now - until < DAY_MS);
      const pair = differing(uri, past) ?? returning(turns);
      if (pair === undefined) return [];
      const [one, other] = pair.map(kidsIn);
      const only = (these: readonly string[] = [], those: readonly string[] = []): string =>
        these.filter((kid) => !those.includes(kid)).join(', ') || 'no other key';
      return [
        {
          subject: uri,
          title: `${uri} answers with different keys in turn: only some answers have ${only(one, other) === 'no other key' ? only(other, one) : only(one, other)}`,
          because: `One answer has ${kidsIn(pair[0]).join(', ')}; another has ${kidsIn(pair[1]).join(', ')}. Confluent may read either, so clients are refused now and then.`,
          stage: 0,
          fix: 'Give all servers of the identity provider the same keys, and let no cache in front of them keep old ones',
        },
      ];
    });
  },
});

type Pair = readonly [Span, Span];

/** Two addresses that differ for an hour. */
function differing(uri: string, past: Past): Pair | undefined {
  const nodes = past
    .spans('published-keys-by-node')
    .filter(({ subject }) => subject.startsWith(`${uri} at `));
  const latest = new Map(nodes.map((each) => [each.subject, each]));
  const lasting = [...latest.values()].filter(
    ({ since, until, seen }) => seen > 1 && until - since >= HOUR_MS && past.now - until < HOUR_MS,
  );
  const [first] = lasting;
  const other = lasting.find(({ value }) => value !== first?.value);
  return first === undefined || other === undefined ? undefined : [first, other];
}

/** The same answer that comes back, more than once. */
function returning(turns: readonly Span[]): Pair | undefined {
  const returns = turns.filter((turn, at) =>
    turns.slice(0, Math.max(0, at - 1)).some(({ value }) => value === turn.value),
  );
  const [one, other] = [turns.at(-1), turns.at(-2)];
  return returns.length < LEAST_RETURNS || one === undefined || other === undefined
    ? undefined
    : [one, other];
}
