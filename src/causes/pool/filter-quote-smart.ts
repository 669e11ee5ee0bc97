import { amendOnePool } from '../../repair/amend.ts';
import { isMalformed, judgeFilter, mendFilter, type FilterPart, type Mending } from '../../cel/filter.ts';
import { nearestLiteral, toAscii } from '../../cel/near-miss.ts';
import { filter } from '../../facts/filter.ts';
import { culpritsOf } from '../filter-culprits.ts';
import { defineCause } from '../define.ts';
import { patchPool } from '../fixes/confluent-api.ts';
import { withoutPool } from './_experiment.ts';
import { filterMayRead, filterReads, type FilterSeen } from './_filter.ts';

const literal = (part: FilterPart): Mending => {
  const expected = nearestLiteral(part);
  return expected === undefined ? 'let-through' : { expected };
};

/** The filter in plain ASCII; undefined when typography is not what is wrong. */
function plainFilter({ verdict, claims, issuer }: FilterSeen): string | undefined {
  if (isMalformed(verdict)) {
    const plain = toAscii(verdict.filter);
    return plain !== verdict.filter && !isMalformed(judgeFilter(plain, claims)) ? plain : undefined;
  }
  const mine = culpritsOf('pool/filter-quote-smart', verdict, { claims, issuer });
  return mine.length === 0
    ? undefined
    : mendFilter(verdict, (part) => (mine.includes(part) ? literal(part) : undefined));
}

/** Copied through a chat, a wiki or a word processor: quotes, dashes and spaces that only look like ASCII. */
export default defineCause({
  id: 'pool/filter-quote-smart',
  title: "The identity pool's filter has typographic quotes, dashes or stray spaces",
  reads: filterReads,
  mayRead: filterMayRead,
  recognise: (seen) => {
    const plain = plainFilter(seen);
    if (plain === undefined) return null;
    const { source } = seen.verdict.pool;
    return {
      strength: 'shown',
      because: 'The filter has characters in it that only look like the ones that are meant.',
      contrast: [
        { label: 'filter as it is', value: seen.verdict.filter, source },
        { label: 'filter as it is meant', value: plain, source: 'the same without them' },
      ],
      seen,
      plain,
    };
  },
  repair: (evidence, { seen }) => {
    const verdict = filter.onToken.read(evidence);
    if (!verdict.known) return evidence;
    const plain = plainFilter({ ...seen, verdict: verdict.value });
    return plain === undefined ? evidence : amendOnePool(evidence, verdict.value.pool, { filter: plain });
  },
  repaired: 'with plain ASCII in the filter',
  experiment: (_, evidence) => withoutPool(evidence),
  fix: ({ seen, plain }) => ({
    summary: 'Type the filter again, with plain quotes and no spaces inside them.',
    steps: [],
    commands: patchPool(seen.provider?.id, seen.verdict.pool.id, { filter: plain }),
  }),
});
