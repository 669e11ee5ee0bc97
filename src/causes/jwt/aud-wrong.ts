import { settings } from '../../commands/other-text.ts';
import type { FilterPart } from '../../cel/filter.ts';
import { claimCause, show, takeFromToken } from './_claim.ts';

/** Confluent's provider has no expected audience: only a pool's filter checks `aud`. */
export default claimCause({
  id: 'jwt/aud-wrong',
  title: "The token's audience is not the one that the identity pool's filter needs",
  why: ({ part }) => `The token's aud is ${show(part.seen)}, and the filter has ${part.text}.`,
  fix: (unmet) => ({
    summary: `Ask for a token ${asksForOne(unmet.part) ? `whose aud is ${show(unmet.part.expected)}` : 'with the audience that the filter asks for'}, or let the filter take the audience that the token has.`,
    steps: [
      'Auth0: send audience. Entra ID: the scope names the API. Okta: the audience is a setting of the authorization server.',
      'Change the filter only if tokens for that other audience are to let clients in.',
    ],
    commands: [
      ...(asksForOne(unmet.part) && typeof unmet.part.expected === 'string'
        ? [{ kind: 'client-config' as const, text: settings`audience=${unmet.part.expected}` }]
        : []),
      ...takeFromToken(unmet),
    ],
  }),
});

/** Whether the filter names the audience, and not a part or a pattern of it. */
const asksForOne = ({ op, expected }: FilterPart): boolean =>
  expected !== undefined && ['==', 'in'].includes(op);
