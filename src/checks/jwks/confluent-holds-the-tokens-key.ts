import { keys } from '../../facts/keys.ts';
import { defineCheck, fail, pass } from '../define.ts';
import { some } from '../../evidence/words.ts';

/** Confluent verifies with its own copy of the JWKS (`iam/v2` IdentityProvider.keys), not with the current JWKS. */
export default defineCheck({
  id: 'jwks/confluent-holds-the-tokens-key',
  title: "Confluent has the token's key",
  enforcedBy: 'confluent',
  step: 40,
  reads: { kid: keys.kid, held: keys.held },
  run: ({ kid, held }) =>
    held.includes(kid)
      ? pass(`${kid} is one of the ${held.length} keys that Confluent has`)
      : fail(`the token was signed with key ${kid}; Confluent has ${some(held)}`),
});
