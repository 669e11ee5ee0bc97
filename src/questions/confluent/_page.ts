import type { Evidence } from '../../evidence/evidence.ts';
import { providerName } from '../expected.ts';

/** Navigation steps in Confluent Cloud's console to a value of the identity provider. */
export const onProviderPage =
  (field: string) =>
  (evidence: Evidence): string =>
    `Accounts & access → Workload identities → ${providerName(evidence)} → ${field}`;

/** Navigation steps in Confluent Cloud's console to a value of the identity pool. */
export const onPoolPage =
  (field: string) =>
  (evidence: Evidence): string =>
    onProviderPage(`Identity pools → ${evidence.client.poolId ?? 'your pool'} → ${field}`)(evidence);
