import { amendProvider } from '../../repair/amend.ts';
import type { Evidence } from '../../evidence/evidence.ts';
import { kidsOf } from '../../facts/jwks.ts';
import { mapObserved } from '../../evidence/observation.ts';
import { publishAndHold } from './lookup-cause.ts';
import { has, type Lookup } from './_lookup.ts';

/** Confluent would read the keys where the issuer publishes them, and would hold them. */
export function readIssuersKeys(
  evidence: Evidence,
  { issuersPlace, issuersKeys = [], held }: Lookup,
): Evidence {
  if (issuersPlace === undefined) return evidence;
  const moved = amendProvider(evidence, {
    jwksUri: issuersPlace,
    ...(held === undefined ? {} : { keys: kidsOf(issuersKeys).map((kid) => ({ kid })) }),
  });
  return {
    ...moved,
    jwks: { ...moved.jwks, byProvider: moved.jwks.byDiscovery },
    token: {
      ...moved.token,
      signature: mapObserved(moved.token.signature, (checks) =>
        checks.filter(({ keySet }) => keySet === 'discovery'),
      ),
    },
  };
}

/** Confluent would read an application's own key from where the issuer publishes it, if that was observed. */
export const readApplicationsKey = (evidence: Evidence, seen: Lookup): Evidence =>
  has(seen.issuersKeys ?? [], seen.kid) ? readIssuersKeys(evidence, seen) : publishAndHold(evidence, seen);
