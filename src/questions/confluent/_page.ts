import type { Evidence } from '../../evidence/evidence.ts';
import { providerName } from '../expected.ts';

/** The way through Confluent Cloud's console to one value of the identity provider. */
export const onProviderPage =
  (field: string) =>
  (evidence: Evidence): string =>
    `Accounts & access → Workload identities → ${providerName(evidence)} → ${field}`;

/** The way through Confluent Cloud's console to one value of the identity pool. */
export const onPoolPage =
  (field: string) =>
  (evidence: Evidence): string =>
    onProviderPage(`Identity pools → ${evidence.client.poolId ?? 'your pool'} → ${field}`)(evidence);
