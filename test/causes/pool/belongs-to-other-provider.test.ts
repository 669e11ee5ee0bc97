import cause from '../../../src/causes/pool/belongs-to-other-provider.ts';
import { brokerRefuses, casebook } from '../../casebook.ts';
import { observed } from '../../../src/evidence/observation.ts';
import type { Change } from '../../casebook.ts';
import { op, organization } from '../provider/_organization.ts';

const poolAlone: Change = (e) => {
  const { providerId: _, ...client } = e.client;
  return { ...e, client };
};

casebook(cause, {
  guilty: [
    {
      because: 'the provider is named, the pool is of another',
      given: [
        organization([
          { ...op, pools: observed([], 'pools', 0) },
          { ...op, id: 'op-b', issuer: 'https://idp.third.example/x' },
        ]),
        brokerRefuses(),
      ],
    },
    {
      because: 'the pool alone is named, and another provider has the issuer',
      given: [
        poolAlone,
        organization([
          { ...op, issuer: 'https://idp.third.example/x' },
          { ...op, id: 'op-b', pools: observed([], 'pools', 0) },
        ]),
        brokerRefuses(),
      ],
    },
  ],
  innocent: [
    { because: 'a healthy run', given: [] },
    {
      because: 'two providers, one matches',
      given: [
        organization([
          op,
          { ...op, id: 'op-b', issuer: 'https://idp.third.example/x', pools: observed([], 'pools', 0) },
        ]),
      ],
    },
  ],
});
