import { amendClaims } from '../../evidence/amend.ts';
import { client } from '../../evidence/facts/client.ts';
import { identity } from '../../evidence/facts/pools.ts';
import { jwt } from '../../evidence/facts/token.ts';
import { defineCause } from '../define.ts';

/**
 * PingOne worker tokens have none; Keycloak 25 and later have it from the client scope `basic`
 * (26.4.7 was seen to write it into service accounts' tokens without that as well). Where Confluent goes by
 * the claim, `jwt/identity-claim-missing` has it; here it is Java and librdkafka that ask for it.
 */
export default defineCause({
  id: 'jwt/sub-missing',
  title: 'The token has no subject (sub)',
  reads: { sub: jwt.sub },
  mayRead: { identity: identity.claim, clientId: client.clientId },
  recognise: ({ sub, identity: by, clientId }) => {
    if ((sub !== undefined && sub !== '') || by !== undefined) return null;
    return {
      strength: 'shown',
      role: 'hidden',
      because:
        'The token has no sub claim; Java and librdkafka refuse such a token unless they are told of another claim.',
      subject: clientId ?? 'the client',
    };
  },
  repair: (evidence, { subject }) => amendClaims(evidence, { sub: subject }),
  repaired: 'with the client id as subject',
  fix: () => ({
    summary: 'Let the identity provider write sub into the token, or use another claim on both sides.',
    steps: [
      'Keycloak 25 and later: give the client the client scope basic as a default scope.',
      'PingOne: map an attribute to sub in the custom resource; or use client_id in client and pool.',
    ],
    commands: [
      { kind: 'client-config', text: 'sasl.oauthbearer.sub.claim.name=client_id' },
      {
        kind: 'confluent-cli',
        text: 'confluent iam pool update "$POOL_ID" --provider "$PROVIDER_ID" --identity-claim claims.client_id',
      },
    ],
  }),
});
