import { claimName, filterCause } from './_filter.ts';

/** CEL: selecting a missing member is an error, and a filter with an error matches nothing. */
export default filterCause({
  id: 'pool/filter-no-such-key',
  title: "The identity pool's filter needs a claim that the token does not have",
  why: (part, { claims }) =>
    `The filter asks for ${claimName(part)} (${part.text}); the token has ${Object.keys(claims).join(', ')}.`,
  rewrite: () => 'let-through',
  repaired: 'with a filter that does not ask for that claim',
  fix: (part) => ({
    summary: `Let the filter ask for a claim that the token has, or let the identity provider put ${claimName(part)} into it.`,
    steps: [
      'Tokens of machines (client credentials) have no email, name or groups: ask for the client (azp, appid, cid, client_id) or for aud.',
      `Where only some tokens have it, guard it: has(${claimName(part)}) && ${part.text}.`,
    ],
    commands: [],
  }),
});
