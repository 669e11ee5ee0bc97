import { undocumentedIn } from '../../cel/lint.ts';
import { LONGEST_FILTER } from '../../cel/syntax.ts';
import { filter } from '../../facts/filter.ts';
import { defineCheck, pass, warn } from '../define.ts';

/**
 * The operators that Confluent documents for certificate filters; which ones it takes for OAuth pools is not documented
 * where we could read it, so this is advice. The 300 characters are the API's own limit.
 */
export default defineCheck({
  id: 'pool/filter-is-portable',
  title: "The pool's filter keeps to the operators that Confluent documents",
  enforcedBy: 'nobody',
  step: 86,
  reads: { verdict: filter.onToken },
  run: ({ verdict }) => {
    if (verdict.filter.length > LONGEST_FILTER)
      return warn(`it has ${verdict.filter.length} characters; the API takes ${LONGEST_FILTER}`);
    const beyond = verdict.root === undefined ? [] : undocumentedIn(verdict.root);
    return beyond.length === 0
      ? pass('the filter uses documented operators alone')
      : warn(`the filter also uses ${beyond.join(', ')}`);
  },
});
