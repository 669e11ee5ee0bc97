import { undocumentedIn } from '../../cel/lint.ts';
import { LONGEST_FILTER } from '../../cel/syntax.ts';
import { broker } from '../../facts/broker.ts';
import { filter } from '../../facts/filter.ts';
import { defineCheck, pass, warn } from '../define.ts';

/**
 * The operators that Confluent documents for certificate filters. We found no documentation of those for OAuth pools,
 * so this is advice. The API's reference gives a limit of 300 characters, which does not apply to every organization
 * (terraform-provider-confluent 2.83.0), so a longer filter is not a fault. A broker that lets the client in has
 * evaluated the filter.
 */
export default defineCheck({
  id: 'pool/filter-is-portable',
  title: "The pool's filter keeps to the operators that Confluent documents",
  enforcedBy: 'nobody',
  step: 86,
  reads: { verdict: filter.written },
  mayRead: { signIn: broker.authenticate },
  run: ({ verdict, signIn }) => {
    if (signIn?.accepted === true) return pass('the broker let the client in, so Confluent can evaluate it');
    if (verdict.filter.length > LONGEST_FILTER)
      return warn(
        `the filter has ${verdict.filter.length} characters; some organizations have a limit of ${LONGEST_FILTER}`,
      );
    const beyond = verdict.root === undefined ? [] : undocumentedIn(verdict.root);
    return beyond.length === 0
      ? pass('the filter uses only documented operators')
      : warn(`the filter also uses ${beyond.join(', ')}`);
  },
});
