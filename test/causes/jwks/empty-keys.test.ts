import cause from '../../../src/causes/jwks/empty-keys.ts';
import { brokerRefuses, casebook } from '../../casebook.ts';
import { answers, held, heldUnknown, signatureIs } from './_jwks.ts';

casebook(cause, {
  guilty: [
    {
      because: 'no key in it',
      given: [answers({ keys: [] }), held('key-0'), signatureIs('no-such-key'), brokerRefuses()],
    },
    {
      because: 'no key in it, and what Confluent holds is not known',
      given: [answers({ keys: [] }), heldUnknown, signatureIs('no-such-key'), brokerRefuses()],
    },
  ],
  innocent: [
    { because: 'a healthy run', given: [] },
    {
      because: 'Confluent holds the key all the same',
      given: [answers({ keys: [] }), signatureIs('no-such-key')],
    },
    { because: 'the JWKS is in order', given: [held('key-0'), brokerRefuses()] },
  ],
});
