import { amendOnePool } from '../../repair/amend.ts';
import { filter } from '../../facts/filter.ts';
import { defineCause } from '../define.ts';

/** `contains` on a string is a substring test: `"kafka"` is in `"not-kafka"`. */
export default defineCause({
  id: 'pool/filter-substring-trap',
  title: "The identity pool's filter compares part of a value and so matches too much",
  reads: { verdict: filter.onToken },
  recognise: ({ verdict }) => {
    const trap = verdict.parts.find(
      ({ op, seen, claim }) => op === 'contains' && typeof seen === 'string' && claim !== undefined,
    );
    if (trap === undefined) return null;
    return {
      strength: 'shown',
      role: 'advice',
      because: `${trap.text} is true of every value that has this text anywhere in it.`,
      pool: verdict.pool,
      filter: verdict.filter,
    };
  },
  repair: (evidence, { pool, filter: text }) =>
    amendOnePool(evidence, pool, { filter: text.replace(/\.contains\(/g, '.startsWith(') }),
  repaired: 'with a comparison of the whole value',
  fix: () => ({
    summary: 'Compare the whole value: ==, or in for a list.',
    steps: ['claims.aud == "kafka", or "kafka" in claims.aud where aud is a list.'],
    commands: [],
  }),
});
