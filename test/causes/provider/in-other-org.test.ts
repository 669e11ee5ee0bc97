import cause from '../../../src/causes/provider/in-other-org.ts';
import { brokerRefuses, casebook } from '../../casebook.ts';
import { mapObserved } from '../../../src/evidence/observation.ts';
import type { Change } from '../../casebook.ts';
import { nobodyNamed, op, organization } from './_organization.ts';

const otherClusters: Change = (e) => ({
  ...e,
  confluent: {
    ...e.confluent,
    clusters: mapObserved(e.confluent.clusters, () => [{ id: 'lkc-theirs', environment: 'env-theirs' }]),
  },
});

casebook(cause, {
  guilty: [
    {
      because: "neither provider nor cluster are in the key's organization",
      given: [
        organization([
          { ...op, id: 'op-x', issuer: 'https://idp.third.example/x' },
          { ...op, id: 'op-y', issuer: 'https://idp.fourth.example/x' },
        ]),
        nobodyNamed,
        otherClusters,
        brokerRefuses(),
      ],
    },
  ],
  innocent: [
    { because: 'a healthy run', given: [] },
    { because: 'the cluster is there', given: [organization([]), nobodyNamed, brokerRefuses()] },
  ],
});
