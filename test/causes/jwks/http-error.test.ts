import cause from '../../../src/causes/jwks/http-error.ts';
import { brokerRefuses, casebook } from '../../casebook.ts';
import { answers, held, heldUnknown, signatureIs } from './_jwks.ts';

casebook(cause, {
  guilty: [
    {
      because: 'the server fails',
      given: [
        answers(undefined, { status: 500, form: 'text' }),
        held('key-0'),
        signatureIs('no-such-key'),
        brokerRefuses(),
      ],
    },
    {
      because: 'the server fails, and what Confluent holds is not known',
      given: [
        answers(undefined, { status: 500, form: 'text' }),
        heldUnknown,
        signatureIs('no-such-key'),
        brokerRefuses(),
      ],
    },
  ],
  innocent: [
    { because: 'a healthy run', given: [] },
    {
      because: 'Confluent holds the key all the same',
      given: [answers(undefined, { status: 500, form: 'text' }), signatureIs('no-such-key')],
    },
    { because: 'the JWKS is in order', given: [held('key-0'), brokerRefuses()] },
  ],
});
