import { amendOnePool } from '../../repair/amend.ts';
import { isMalformed, judgeFilter, rewriteFilter, type FilterPart, type Rewrite } from '../../cel/filter.ts';
import { nearestLiteral, toAscii } from '../../cel/near-miss.ts';
import { filter } from '../../facts/filter.ts';
import type { MaybeValuesOf, ValuesOf } from '../../evidence/fact.ts';
import { spelledOut } from '../../spelling/typography.ts';
import { culpritsOf } from '../filter-culprits.ts';
import { defineCause } from '../define.ts';
import { patchPool } from '../fixes/confluent-api.ts';
import { withoutPool } from '../sign-in-attempts.ts';
import { filterMayRead, filterReads } from './_filter.ts';

const literal = (part: FilterPart): Rewrite => {
  const expected = nearestLiteral(part);
  return expected === undefined ? 'let-through' : { expected };
};

const reads = { written: filter.written } as const;
const mayRead = { ...filterReads, ...filterMayRead } as const;
type Seen = ValuesOf<typeof reads> & MaybeValuesOf<typeof mayRead>;

/** The filter in plain ASCII; undefined when typography is not the problem. */
function plainFilter({ written, verdict, claims, issuer }: Seen): string | undefined {
  if (isMalformed(written)) {
    const plain = toAscii(written.filter);
    return plain !== written.filter && !isMalformed(judgeFilter(plain, claims ?? {})) ? plain : undefined;
  }
  if (verdict === undefined || claims === undefined) return undefined;
  const mine = culpritsOf('pool/filter-quote-smart', verdict, { claims, issuer });
  return mine.length === 0
    ? undefined
    : rewriteFilter(verdict, (part) => (mine.includes(part) ? literal(part) : undefined));
}

/** Copied through a chat, a wiki or a word processor: quotes, dashes, spaces and letters that only look like ASCII. */
export default defineCause({
  id: 'pool/filter-quote-smart',
  title: "The identity pool's filter has characters that only look like the right ones, or stray spaces",
  reads,
  mayRead,
  recognise: (seen) => {
    const plain = plainFilter(seen);
    if (plain === undefined) return null;
    const { source } = seen.written.pool;
    return {
      strength: 'shown',
      because: 'The filter has characters in it that only look like the ones that are meant.',
      contrast: [
        { label: 'filter as it is', value: spelledOut(seen.written.filter), source },
        { label: 'filter as it is meant', value: plain, source: 'the same without them' },
      ],
      seen,
      plain,
    };
  },
  repair: (evidence, { seen }) => {
    const written = filter.written.read(evidence);
    if (!written.known) return evidence;
    const verdict = filter.onToken.read(evidence);
    const plain = plainFilter({
      ...seen,
      written: written.value,
      verdict: verdict.known ? verdict.value : undefined,
    });
    return plain === undefined ? evidence : amendOnePool(evidence, written.value.pool, { filter: plain });
  },
  repaired: 'with plain ASCII in the filter',
  experiment: (_, evidence) => withoutPool(evidence),
  fix: ({ seen, plain }) => ({
    summary: 'Type the filter again in plain ASCII, without spaces inside the quotes.',
    steps: [],
    commands: patchPool(seen.provider?.id, seen.written.pool.id, { filter: plain }),
  }),
});
