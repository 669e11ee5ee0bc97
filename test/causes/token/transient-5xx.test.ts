import cause from '../../../src/causes/token/transient-5xx.ts';
import { casebook } from '../../casebook.ts';
import { aadsts, answers, atEntra, page, refuses } from './_answers.ts';

casebook(cause, {
  guilty: [
    { because: '500 in OAuth shape', given: [refuses(500, 'server_error')] },
    { because: '503 in OAuth shape is the server itself', given: [refuses(503, 'temporarily_unavailable')] },
    { because: '500 with a stack trace page', given: [page(500, '<html>Internal Server Error')] },
    {
      because: 'AADSTS90033 with status 400',
      given: [
        atEntra,
        aadsts(90033, 'temporarily_unavailable', 'A transient error has occurred. Please try again.'),
      ],
    },
    { because: '500 without a body', given: [answers({ status: 500, form: 'empty' })] },
  ],
  innocent: [
    { because: 'a token came', given: [] },
    { because: '502 of a load balancer', given: [page(502, '<html>502 Bad Gateway', { server: 'nginx' })] },
  ],
});
