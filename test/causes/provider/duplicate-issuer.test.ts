import cause from '../../../src/causes/provider/duplicate-issuer.ts';
import { brokerRefuses, casebook } from '../../casebook.ts';
import { observed } from '../../../src/evidence/observation.ts';
import { op, organization } from './_organization.ts';

casebook(cause, {
  guilty: [
    {
      because: 'two with one issuer, and Confluent refuses',
      given: [organization([op, { ...op, id: 'op-b', pools: observed([], 'x', 0) }]), brokerRefuses()],
    },
  ],
  innocent: [
    { because: 'a healthy run', given: [] },
    {
      because: 'two with one issuer, and Confluent accepts',
      given: [organization([op, { ...op, id: 'op-b' }])],
    },
    {
      because: 'two issuers',
      given: [organization([op, { ...op, id: 'op-b', issuer: 'https://idp.third.example/x' }])],
    },
  ],
});
