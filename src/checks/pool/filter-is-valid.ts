import { isMalformed } from '../../cel/filter.ts';
import { filter } from '../../facts/filter.ts';
import { defineCheck, fail, pass } from '../define.ts';

/**
 * A filter is a CEL condition over `claims` (https://github.com/google/cel-spec). The API rejects an invalid one (400
 * `invalid_filter`), so this is usually a filter that was copied by hand.
 */
export default defineCheck({
  id: 'pool/filter-is-valid',
  title: "The pool's filter is a valid condition",
  enforcedBy: 'confluent',
  step: 40,
  reads: { verdict: filter.written },
  run: ({ verdict }) =>
    isMalformed(verdict) ? fail(`${verdict.error?.message}: ${verdict.filter}`) : pass(verdict.filter),
});
