import { claimCause, show, takeFromToken } from './_claim.ts';

/**
 * Entra ID: v2.0 tokens have the bare app id as `aud`, v1.0 tokens the App ID URI or the app id, whichever was
 * requested.
 */
export default claimCause({
  id: 'jwt/aud-uri-vs-guid',
  title: 'The audience is a URI in the filter and a bare id in the token, or the reverse',
  why: ({ part }) =>
    `The token's aud is ${show(part.seen)} and the filter has ${show(part.expected)}: the same app, written in two ways.`,
  fix: (unmet) => ({
    summary: `Write the audience into the filter as the token has it: ${show(unmet.part.seen)}.`,
    steps: ['Entra ID writes the bare app id into v2.0 tokens, whichever scope was requested.'],
    commands: takeFromToken(unmet),
  }),
});
