import { otherSignInOf, SIGNS_IN } from '../clients/other-sign-in.ts';
import { registryGapOf } from '../clients/schema-registry.ts';
import { placeOf } from '../evidence/source.ts';
import { clientFacts } from '../settings/facts.ts';
import type { Target } from '../settings/target.ts';

/** Why there is nothing of OAuth to diagnose about this client, as lines of a usage error; none where there is. */
export function signsInOtherwise(target: Target): readonly string[] {
  const facts = clientFacts(target);
  const other = otherSignInOf(facts);
  const { configuration } = facts;
  if (other === undefined || configuration === undefined) return [];
  const place = configuration.places['saslMechanism'] ?? configuration.places['securityProtocol'];
  const where = place === undefined ? configuration.file : placeOf(configuration, place);
  const registry =
    registryGapOf(facts) === undefined
      ? ''
      : '; its Schema Registry client is another matter: oauthbearer lint looks at that';
  return [
    `${where}: this client ${SIGNS_IN[other.kind]} (${other.by}), and nothing in the file is about OAuth, so there is no OAuth sign-in to diagnose${registry}. To diagnose one, give --token-endpoint, --client-id, --client-secret-env, --logical-cluster and --sasl-mechanism OAUTHBEARER as well, or the file of a client that has them`,
  ];
}
