import { nearestLiteral } from '../../cel/near-miss.ts';
import { claimName, filterCause, shown } from './_filter.ts';

/** CEL compares strings code point by code point. Entra ID's portal shows GUIDs in lower case, other tools do not. */
export default filterCause({
  id: 'pool/filter-case',
  title: "The identity pool's filter and the token differ in case",
  why: (part) =>
    `${claimName(part)} is ${shown(part.seen)}, the filter says ${shown(part.expected)}; case counts.`,
  rewrite: (part) => {
    const expected = nearestLiteral(part);
    return expected === undefined ? 'let-through' : { expected };
  },
  repaired: 'with the value in the case that the token has',
  fix: (_part, _seen, commands) => ({
    summary: 'Write the value in the filter exactly as the token has it.',
    steps: [],
    commands,
  }),
});
