import { provider } from '../../facts/confluent.ts';
import { named } from '../../facts/pools.ts';
import { defineCheck, fail, pass } from '../define.ts';

/** Confluent looks up `identityPoolId` exactly; pool ids are case-sensitive. */
export default defineCheck({
  id: 'pool/exists',
  title: 'The identity pool that the client names exists',
  enforcedBy: 'confluent',
  step: 10,
  // Pools are looked up under their provider, so none can be found without one.
  reads: { named, provider: provider.meant },
  run: ({ named: each }) => {
    const unknown = each.filter(({ owner }) => owner === 'none').map(({ id }) => id);
    if (unknown.length > 0) return fail(`no identity provider of the organization has ${unknown.join(', ')}`);
    return pass(
      each.length === 0
        ? 'the client names none, so Confluent uses every pool that matches'
        : each.map(({ id }) => id).join(', '),
    );
  },
});
