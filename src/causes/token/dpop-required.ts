import { filled } from '../../commands/value.ts';
import { sh } from '../../commands/sh.ts';
import { kindOf } from '../../idp/answer.ts';
import { refusalCause, strengthOf } from './answered.ts';

const ID = 'token/dpop-required';

/** RFC 9449: each use of such a token needs a proof, which SASL/OAUTHBEARER (RFC 7628) cannot carry. */
export default refusalCause({
  id: ID,
  title: 'The application is set to DPoP, which Kafka clients cannot do',
  means: () =>
    'A DPoP token is bound to a key, and every use needs a proof made with it; SASL/OAUTHBEARER cannot carry one.',
  strength: (seen) =>
    kindOf(seen.answer) === 'token'
      ? seen.answer.tokenType?.toLowerCase() === 'dpop'
        ? 'shown'
        : null
      : strengthOf(ID)(seen),
  summary: 'Switch DPoP off for the application.',
  advice: {
    okta: ({ oktaApi }) => ({
      steps: [
        'Admin Console → Applications → the app → General → Proof of possession: untick “Require Demonstrating Proof of Possession (DPoP) header in token requests”.',
      ],
      idp: [oktaApi(({ client }) => filled`apps/${client}`)],
    }),
    keycloak: ({ tenant, keycloakClient }) => ({
      steps: ['Clients → the client → Advanced: switch “OAuth 2.0 DPoP Bound Access Tokens Enabled” off.'],
      idp: [
        sh`kcadm.sh update ${keycloakClient()} -r ${tenant} -s 'attributes."dpop.bound.access.tokens"=false'`,
      ],
    }),
    otherwise: () => ({
      steps: [
        'Set the application to plain bearer tokens (dpop_bound_access_tokens: false, RFC 9449 section 5.2).',
      ],
    }),
  },
});
