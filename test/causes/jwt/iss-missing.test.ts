import cause from '../../../src/causes/jwt/iss-missing.ts';
import { brokerRefuses, casebook, claims, withoutApiKey } from '../../casebook.ts';

casebook(cause, {
  guilty: [
    { because: 'there is none', given: [claims({ iss: undefined }), brokerRefuses()] },
    { because: 'it is empty', given: [claims({ iss: '' }), brokerRefuses()] },
    { because: 'it is not text', given: [claims({ iss: 42 }), brokerRefuses()] },
    {
      because: 'and nothing is known of the provider',
      given: [claims({ iss: undefined }), withoutApiKey, brokerRefuses()],
    },
  ],
  innocent: [
    { because: 'it is there', given: [] },
    { because: 'it is another', given: [claims({ iss: 'https://other.example/' }), brokerRefuses()] },
  ],
});
