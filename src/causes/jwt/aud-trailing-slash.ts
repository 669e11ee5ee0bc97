import { claimCause, show, takeFromToken } from './_claim.ts';

export default claimCause({
  id: 'jwt/aud-trailing-slash',
  title: 'The audience in the token and in the filter differ by a trailing slash',
  why: ({ part }) => `The token's aud is ${show(part.seen)} and the filter has ${show(part.expected)}.`,
  fix: (unmet) => ({
    summary: `Write the audience into the filter as the token has it: ${show(unmet.part.seen)}.`,
    steps: [
      'Or ask for the audience as the filter has it, when the identity provider knows it under that name.',
    ],
    commands: takeFromToken(unmet),
  }),
});
