import { filter } from '../../facts/filter.ts';
import { defineCheck, pass, warn } from '../define.ts';

/** The CLI writes `true` when no filter is given, which matches every token of the issuer. */
export default defineCheck({
  id: 'pool/filter-narrows',
  title: "The pool's filter tells tokens apart",
  enforcedBy: 'nobody',
  step: 82,
  reads: { verdict: filter.onToken },
  run: ({ verdict }) =>
    verdict.value === true && verdict.parts.every(({ claim }) => claim === undefined)
      ? warn(`the filter ${verdict.filter} is true of every token of the issuer`)
      : pass('the filter depends on a claim'),
});
