import { otherSignInOf, SIGNS_IN } from '../clients/other-sign-in.ts';
import { registryGapOf } from '../clients/schema-registry.ts';
import { placeOf } from '../evidence/source.ts';
import { clientFacts } from '../settings/facts.ts';
import { exampleIn, namedIn, type Manner } from '../settings/settings.ts';
import { UsageError } from '../text/problem.ts';
import type { Target } from '../settings/target.ts';
import type { Problem } from '../text/problem.ts';

/** The client is configured, and OAuth has no part in it. */
export class SignsInOtherwise extends UsageError {}

/** Why there is nothing of OAuth to diagnose about this client, as lines of a usage error; none where there is. */
export function signsInOtherwise(target: Target, manner: Manner = 'flag'): readonly Problem[] {
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
  const needed = [
    ...(['tokenEndpoint', 'clientId'] as const).map((key) => namedIn(manner, key)),
    namedIn(manner, 'clientSecret', 'env'),
    namedIn(manner, 'logicalCluster'),
  ];
  return [
    {
      code: 'unusable-file',
      property: 'clientFile',
      line: `${where}: this client ${SIGNS_IN[other.kind]} (${other.by}), and nothing in the file is about OAuth, so there is no OAuth sign-in to diagnose${registry}. To diagnose one, give ${needed.join(', ')} and ${exampleIn(manner, 'saslMechanism')} as well, or the file of a client that has them`,
    },
  ];
}
