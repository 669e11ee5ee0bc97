import { inWords } from '../../facts/refresh.ts';
import { lookupCause } from './lookup-cause.ts';

const ageOf = (iat: unknown, now: number | undefined): string =>
  typeof iat === 'number' && now !== undefined ? inWords(Math.round(now / 1000 - iat)) : 'some time';

/** A key has to stay published until the last token that it signed has expired. */
export default lookupCause({
  id: 'jwks/kid-dropped-too-early',
  title: 'The key was taken out of the JWKS while tokens that it signed are still in use',
  why: ({ kid, iat, now }) =>
    `The token was issued ${ageOf(iat, now)} ago with key ${kid}, which is not published any more.`,
  repaired: "with the token's key still published and held by Confluent",
  fix: () => ({
    summary:
      'Get a new token; and keep an old key published until the last token that it signed has expired.',
    steps: [
      'Restart the client, or make it fetch a new token: one that is signed now names a key that is published.',
      'Auth0: rotate without revoking at once. Keycloak: set the old key to passive, do not delete it.',
    ],
    commands: [],
  }),
});
