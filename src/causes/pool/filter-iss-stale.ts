import type { FilterPart, Rewrite } from '../../cel/filter.ts';
import { filterCause, shown } from './_filter.ts';

const withTokensIssuer = ({ seen, op }: FilterPart): Rewrite =>
  op === '==' && typeof seen === 'string' ? { expected: seen } : 'let-through';

/** Confluent stores the issuer in two places: in the provider, and in filters that test it again. */
export default filterCause({
  id: 'pool/filter-iss-stale',
  title: "The identity pool's filter names another issuer",
  why: (part) =>
    `The token's issuer is ${shown(part.seen)}, and the filter asks for ${shown(part.expected)}.`,
  rewrite: withTokensIssuer,
  repaired: "with the token's issuer in the filter",
  fix: (_part, _seen, commands) => ({
    summary:
      "Write the token's issuer into the filter, or drop that condition: the provider compares the issuer already.",
    steps: [],
    commands,
  }),
});
