import { behaviour } from '../../clients/facts.ts';
import { familyOf } from '../../clients/family.ts';
import { amendClaims } from '../../repair/amend.ts';
import { client } from '../../facts/client.ts';
import { identity } from '../../facts/pools.ts';
import { clientSubject } from '../../facts/subject.ts';
import { JAVA_SETTINGS } from '../../clients/java-properties.ts';
import { writeProperty } from '../../clients/notation/notation.ts';
import { defineCause } from '../define.ts';
import { patchPool } from '../fixes/confluent-api.ts';

/**
 * PingOne worker tokens have none; Keycloak 25 and later write it from the client scope `basic` (26.4.7 was observed to
 * write it into service accounts' tokens without that scope too). If Confluent uses the claim as identity,
 * `jwt/identity-claim-missing` applies, unless the client rejects the token first, as Java and librdkafka do.
 */
export default defineCause({
  id: 'jwt/sub-missing',
  title: 'The token has no subject (sub)',
  reads: { who: behaviour.claimsReader, subject: clientSubject },
  mayRead: { identity: identity.claim, clientId: client.clientId },
  recognise: ({ who, subject: { name, value, instead }, identity: by, clientId }) => {
    if (value !== undefined || (who === undefined && by !== undefined)) return null;
    return {
      strength: 'shown',
      role: who === undefined ? 'hidden' : 'cause',
      because:
        who === undefined
          ? `The token has no ${name} claim; Java and librdkafka refuse such a token unless they are configured with another claim.`
          : `The token has no ${name} claim; ${familyOf(who).title} refuses such a token before it contacts a broker, unless it is configured with another claim.`,
      name,
      instead: instead ?? 'client_id',
      who: clientId ?? 'the client',
    };
  },
  repair: (evidence, { name, who }) => amendClaims(evidence, { [name]: who }),
  repaired: 'with the client id as subject',
  fix: ({ name, instead }, { client: configured }) => ({
    summary: `Let the identity provider write ${name} into the token, or use another claim on both sides.`,
    steps: [
      'Keycloak 25 and later: give the client the client scope basic as a default scope.',
      `PingOne: map an attribute to sub in the custom resource; or use ${instead} in client and pool.`,
    ],
    commands: [
      writeProperty(configured, JAVA_SETTINGS.subClaimName.read[0], instead),
      ...patchPool(configured.providerId, configured.poolId, { identity_claim: `claims.${instead}` }),
    ],
  }),
});
