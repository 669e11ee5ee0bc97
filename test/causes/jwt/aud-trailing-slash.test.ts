import cause from '../../../src/causes/jwt/aud-trailing-slash.ts';
import { brokerRefuses, casebook, claims } from '../../casebook.ts';

casebook(cause, {
  guilty: [
    {
      because: 'the token has one more',
      given: [claims({ aud: 'https://kafka.acme.example/' }), brokerRefuses()],
    },
  ],
  innocent: [
    { because: 'they are the same', given: [] },
    { because: 'another API', given: [claims({ aud: 'https://other.example/' }), brokerRefuses()] },
  ],
});
