import cause from '../../../src/causes/jwks/not-json.ts';
import { brokerRefuses, casebook } from '../../casebook.ts';
import { answers, held, heldUnknown, signatureIs } from './_jwks.ts';

casebook(cause, {
  guilty: [
    {
      because: 'a web page',
      given: [answers(undefined), held('key-0'), signatureIs('no-such-key'), brokerRefuses()],
    },
    {
      because: 'a web page, and what Confluent holds is not known',
      given: [answers(undefined), heldUnknown, signatureIs('no-such-key'), brokerRefuses()],
    },
  ],
  innocent: [
    { because: 'a healthy run', given: [] },
    {
      because: 'Confluent holds the key all the same',
      given: [answers(undefined), signatureIs('no-such-key')],
    },
    { because: 'the JWKS is in order', given: [held('key-0'), brokerRefuses()] },
  ],
});
