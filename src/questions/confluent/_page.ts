import type { Evidence } from '../../evidence/evidence.ts';
import { providerName } from '../_token.ts';

/** Where Confluent's console shows identity providers and their pools. */
export const WORKLOAD_IDENTITIES = 'https://confluent.cloud/settings/org/workload-identities';

/** The way through the console to one value of the identity provider. */
export const onProviderPage =
  (field: string) =>
  (evidence: Evidence): string =>
    `Workload identities → Identity providers → ${providerName(evidence)} → ${field} (${WORKLOAD_IDENTITIES})`;

/** The way through the console to one value of the identity pool. */
export const onPoolPage =
  (field: string) =>
  (evidence: Evidence): string =>
    `Workload identities → Identity providers → ${providerName(evidence)} → Identity pools → ${evidence.client.poolId ?? 'your pool'} → ${field} (${WORKLOAD_IDENTITIES})`;
