import { amendClaims } from '../../repair/amend.ts';
import { client } from '../../facts/client.ts';
import { provider } from '../../facts/confluent.ts';
import { discovery } from '../../facts/discovery.ts';
import { jwt } from '../../facts/token.ts';
import { defineCause } from '../define.ts';

/** PingFederate writes `iss` only when the access token manager has an Issuer Claim Value. */
export default defineCause({
  id: 'jwt/iss-missing',
  title: 'The token does not name its issuer (iss)',
  reads: { iss: jwt.iss, claims: jwt.claims },
  mayRead: { issuer: provider.issuer, published: discovery.issuer, tokenEndpoint: client.tokenEndpoint },
  recognise: ({ iss, claims, issuer, published, tokenEndpoint }) =>
    iss !== undefined && iss !== ''
      ? null
      : {
          strength: 'shown',
          because:
            claims['iss'] === undefined
              ? 'The token has no iss claim, by which Confluent finds the identity provider.'
              : `The iss claim is ${JSON.stringify(claims['iss'])}, which is not an issuer.`,
          expected: issuer ?? published ?? tokenEndpoint ?? 'the issuer',
        },
  repair: (evidence, { expected }) => amendClaims(evidence, { iss: expected }),
  repaired: 'with the registered issuer in the token',
  fix: ({ expected }) => ({
    summary: `Let the identity provider write iss into its access tokens: ${expected}.`,
    steps: [
      'PingFederate: Access Token Management → the instance → Advanced: Issuer Claim Value.',
      'Home-made issuer: set iss to the very text that is registered at Confluent.',
    ],
    commands: [],
  }),
});
