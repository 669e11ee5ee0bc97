import { amendClaims } from '../../repair/amend.ts';
import { jwt } from '../../facts/token.ts';
import { isJsonObject } from '../../evidence/json.ts';
import { defineCause } from '../define.ts';

/**
 * RFC 9449 section 6 (`jkt`), RFC 8705 section 3.1 (`x5t#S256`). That Confluent refuses bound tokens is not confirmed.
 */
export default defineCause({
  id: 'jwt/dpop-or-mtls-bound',
  title: 'The token is bound to a key (DPoP or mTLS), and SASL/OAUTHBEARER cannot prove the key',
  hidden: true,
  reads: { claims: jwt.claims },
  recognise: ({ claims }) => {
    const cnf = claims['cnf'];
    if (cnf === undefined) return null;
    const how =
      isJsonObject(cnf) && 'jkt' in cnf ? 'DPoP' : isJsonObject(cnf) && 'x5t#S256' in cnf ? 'mTLS' : 'a key';
    return {
      strength: 'suggested',
      because: `The token has a cnf claim (${how}): a verifier that honours it needs a proof, which Kafka's sign-in cannot carry.`,
      rows: [{ label: 'cnf in the token', value: JSON.stringify(cnf), source: 'the token' }],
    };
  },
  repair: (evidence) => amendClaims(evidence, { cnf: undefined }),
  repaired: 'with a plain bearer token',
  fix: () => ({
    summary: 'Turn off sender-constrained tokens for this client.',
    steps: [
      'Okta: the application → General → Proof of possession: off.',
      'Auth0: the application → Sender constraining: none. Keycloak: DPoP bound tokens, or the certificate-bound setting: off.',
    ],
    commands: [],
  }),
});
