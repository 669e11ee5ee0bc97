import type { FilterPart, Rewrite } from '../../cel/filter.ts';
import { claimName, filterCause, shown } from './_filter.ts';

/** The token's value instead of the filter's, where the condition is a plain comparison. */
const asInToken = ({ op, seen, wanted }: FilterPart): Rewrite =>
  op === '==' && wanted && typeof seen === 'string' ? { expected: seen } : 'let-through';

/** The general case, when no specific mistake explains it: filter and token simply differ. */
export default filterCause({
  id: 'pool/filter-false',
  title: "The identity pool's filter does not match this token",
  why: (part) =>
    `The filter asks for ${part.wanted ? '' : 'not '}${part.text}, and ${part.claim === undefined ? 'that is false' : `${claimName(part)} is ${shown(part.seen)}`}.`,
  rewrite: asInToken,
  repaired: 'with a filter that takes this token',
  fix: (part, _seen, commands) => ({
    summary: `Make filter and token agree on ${part.claim === undefined ? part.text : claimName(part)}: change the filter, or get the token from the right client.`,
    steps: [
      'If this client should use this pool: change the filter as shown here, after you made sure that it admits no other client.',
      'If not: use the client whose tokens the filter describes, or the pool that is meant for this client.',
    ],
    commands: asInToken(part) === 'let-through' ? [] : commands,
  }),
});
