import type { Provider } from '../../../src/evidence/confluent.ts';
import { valueOf } from '../../../src/evidence/observation.ts';
import { mapObserved } from '../../../src/evidence/observation.ts';
import { HEALTHY, type Change } from '../../casebook.ts';

/** The provider of a healthy run. */
export const op: Provider = valueOf(HEALTHY.confluent.providers)![0]!;

/** The organization has these providers. */
export const organization =
  (providers: readonly Provider[]): Change =>
  (e) => ({
    ...e,
    confluent: { ...e.confluent, providers: mapObserved(e.confluent.providers, () => providers) },
  });

/** The client names neither provider nor pool. */
export const nobodyNamed: Change = (e) => {
  const { providerId: _provider, poolId: _pool, ...client } = e.client;
  return { ...e, client: { ...client, extensions: { logicalCluster: 'lkc-orders1' } } };
};
