import { settings } from '../../commands/other-text.ts';
import { claimCause, show, takeFromToken } from './_claim.ts';

/** Confluent's provider has no expected audience: only a pool's filter checks `aud`. */
export default claimCause({
  id: 'jwt/aud-wrong',
  title: "The token's audience is not the one that the identity pool's filter needs",
  why: ({ part }) => `The token's aud is ${show(part.seen)}, and the filter has ${part.text}.`,
  fix: (unmet) => ({
    summary: `Ask for a token whose aud is ${show(unmet.part.expected)}, or let the filter take the audience that the token has.`,
    steps: [
      'Auth0: send audience. Entra ID: the scope names the API. Okta: the audience is a setting of the authorization server.',
      'Change the filter only if tokens for that other audience are to let clients in.',
    ],
    commands: [
      ...(typeof unmet.part.expected === 'string'
        ? [{ kind: 'client-config' as const, text: settings`audience=${unmet.part.expected}` }]
        : []),
      ...takeFromToken(unmet),
    ],
  }),
});
