import { reshaped } from '../../cel/shape.ts';
import { claimName, filterCause, shown } from './_filter.ts';

const kindOf = (value: unknown): string => (Array.isArray(value) ? 'a list' : `a ${typeof value}`);

/** RFC 7519 section 4.1.3: aud is a string or a list. In CEL a list never equals a string, and `in` takes no string. */
export default filterCause({
  id: 'pool/filter-type',
  title: "The identity pool's filter takes a list for a single value, or the reverse",
  why: (part) =>
    `${claimName(part)} is ${kindOf(part.seen)} in the token (${shown(part.seen)}); the filter treats it otherwise: ${part.text}.`,
  mend: (part) => {
    const text = reshaped(part);
    return text === undefined ? 'let-through' : { text };
  },
  repaired: 'with the condition written for the shape that the claim has',
  fix: (part, _seen, mended) => ({
    summary: `Write the condition for ${kindOf(part.seen)}.`,
    steps: [
      'Some issuers send a string for one value and a list for several: then ask for both, joined by ||, each guarded by its own pool if needed.',
    ],
    commands: mended,
  }),
});
