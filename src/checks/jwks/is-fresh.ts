import { keys } from '../../facts/keys.ts';
import { inWords } from '../../facts/refresh.ts';
import { defineCheck, pass, warn } from '../define.ts';

/** RFC 9111 section 4.2: a response older than its `max-age` is stale. */
export default defineCheck({
  id: 'jwks/is-fresh',
  title: 'The JWKS that is served is not a stale copy',
  enforcedBy: 'nobody',
  step: 70,
  reads: { refresh: keys.refresh },
  run: ({ refresh: { age, maxAge } }) =>
    maxAge !== undefined && age > maxAge
      ? warn(
          `a cache on the way served a copy ${inWords(age)} old, and it was to be kept for ${inWords(maxAge)}`,
        )
      : pass(age === 0 ? 'no cache on the way says otherwise' : `the copy is ${inWords(age)} old`),
});
