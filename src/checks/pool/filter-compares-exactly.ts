import { filter } from '../../facts/filter.ts';
import { defineCheck, pass, warn } from '../define.ts';

/** `contains` on a string is a substring test: `"kafka"` is in `"not-kafka"`. */
export default defineCheck({
  id: 'pool/filter-compares-exactly',
  title: "The pool's filter compares whole values",
  enforcedBy: 'nobody',
  step: 84,
  reads: { verdict: filter.onToken },
  run: ({ verdict }) => {
    const trap = verdict.parts.find(
      ({ op, seen, claim }) => op === 'contains' && typeof seen === 'string' && claim !== undefined,
    );
    return trap === undefined
      ? pass('the filter compares whole values')
      : warn(`${trap.text} is true of every value with that text anywhere in it`);
  },
});
