import cause from '../../../src/causes/token/response-truncated.ts';
import { casebook } from '../../casebook.ts';
import { answers } from './_answers.ts';

casebook(cause, {
  guilty: [
    {
      because: 'fewer bytes came than were announced',
      given: [
        answers({
          status: 200,
          form: 'text',
          bytes: 512,
          headers: { 'content-length': '1840' },
          excerpt: '{"access_token":"…',
        }),
      ],
    },
    {
      because: 'the JSON has no end',
      given: [answers({ status: 200, form: 'text', bytes: 512, excerpt: '{"access_token":"…' })],
    },
  ],
  innocent: [
    { because: 'a token came', given: [] },
    {
      because: 'the body was compressed on the way',
      given: [
        answers({
          status: 200,
          members: ['access_token'],
          bytes: 512,
          headers: { 'content-length': '1840', 'content-encoding': 'gzip' },
        }),
      ],
    },
    {
      because: 'the body is plain text',
      given: [answers({ status: 200, form: 'text', bytes: 2, excerpt: 'OK' })],
    },
  ],
});
