import cause from '../../../src/causes/provider/missing.ts';
import { brokerRefuses, casebook, withoutApiKey } from '../../casebook.ts';
import { nobodyNamed, op, organization } from './_organization.ts';

casebook(cause, {
  guilty: [
    { because: 'there is none', given: [organization([]), nobodyNamed, brokerRefuses()] },
    {
      because: 'none of two has the issuer',
      given: [
        organization([
          { ...op, id: 'op-a', issuer: 'https://login.other.example/' },
          { ...op, id: 'op-b', issuer: 'https://idp.third.example/x' },
        ]),
        nobodyNamed,
        brokerRefuses(),
      ],
    },
  ],
  innocent: [
    { because: 'a healthy run', given: [] },
    {
      because: 'two providers, and one of them matches',
      given: [organization([op, { ...op, id: 'op-b', issuer: 'https://idp.third.example/x' }])],
    },
    { because: 'the API may not be read', given: [withoutApiKey] },
  ],
});
