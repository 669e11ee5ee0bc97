import { isMalformed } from '../../cel/filter.ts';
import { filter } from '../../facts/filter.ts';
import { cannotTell, defineCheck, fail, pass } from '../define.ts';

/** A filter that fails with an error on this token (a missing claim) does not match it. */
export default defineCheck({
  id: 'pool/filter-is-true',
  title: "The pool's filter matches the token",
  enforcedBy: 'confluent',
  step: 50,
  reads: { verdict: filter.onToken },
  run: ({ verdict }) => {
    if (isMalformed(verdict)) return cannotTell('the filter is not valid');
    if (verdict.value === 'unknown') return cannotTell(verdict.error?.message ?? 'it is not computed here');
    if (verdict.value === true) return pass(verdict.filter);
    const parts = verdict.culprits
      .filter(({ guarded }) => !guarded)
      .map(({ text, error }) => (error ? `${text} (${error.message})` : text));
    return fail(
      `${verdict.value === 'error' ? 'the filter has no value' : 'the filter is false'} because of ${parts.join(' and ')}`,
    );
  },
});
