import { presumeJudgement, presumeSignature } from '../../repair/amend.ts';
import { provider } from '../../facts/confluent.ts';
import { keys } from '../../facts/keys.ts';
import { token } from '../../facts/token.ts';
import { refreshKeys } from '../fixes/confluent-api.ts';
import { defineCause } from '../define.ts';
import type { SignatureCheck } from '../../evidence/token.ts';

const outcome = (
  checks: readonly SignatureCheck[] | undefined,
  keySet: SignatureCheck['keySet'],
): string | undefined => checks?.find((each) => each.keySet === keySet)?.outcome;

/**
 * A key store that was imported again keeps its key ids but has new keys: the id is found, and no signature verifies.
 */
export default defineCause({
  id: 'jwks/kid-reused-new-key',
  title: 'A new key was published under the key id of an old one',
  reads: { kid: keys.kid, candidates: keys.tokens },
  mayRead: { held: provider.keys, checks: token.signature, provider: provider.meant },
  recognise: ({ kid, candidates, held, checks, provider: meant }) => {
    const own = held?.find((key) => key.kid === kid)?.n;
    const replaced =
      own !== undefined && candidates.length > 0 && candidates.every((key) => key['n'] !== own);
    const twoKinds = outcome(checks, 'provider') === 'invalid' && outcome(checks, 'discovery') === 'valid';
    if (!replaced && !twoKinds) return null;
    return {
      strength: 'shown',
      role: twoKinds ? 'cause' : 'hidden',
      because: replaced
        ? `Confluent has another key with the id ${kid} than the one that is published now.`
        : `Key ${kid} at the issuer verifies the token; the key of the same id at the provider's jwks_uri does not.`,
      providerId: meant?.id,
    };
  },
  repair: (evidence) => presumeJudgement(presumeSignature(evidence)),
  repaired: 'with the new key in place of the old one at Confluent',
  fix: ({ providerId }) => ({
    summary: "Refresh Confluent's copy of the keys; and give a new key a new key id.",
    steps: ['Keycloak: after an import of the realm, let the key provider make a new kid.'],
    commands: refreshKeys(providerId),
  }),
});
