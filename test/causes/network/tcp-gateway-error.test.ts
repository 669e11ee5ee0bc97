import cause from '../../../src/causes/network/tcp-gateway-error.ts';
import { casebook } from '../../casebook.ts';
import { answers, page, refuses } from '../token/_answers.ts';

casebook(cause, {
  guilty: [
    ...[502, 503, 504].map((status) => ({
      because: `a page with ${status}`,
      given: [page(status, '<html>Bad Gateway', { server: 'nginx', via: '1.1 proxy' })],
    })),
    {
      because: '504 in plain text',
      given: [answers({ status: 504, form: 'text', excerpt: 'upstream request timeout' })],
    },
  ],
  innocent: [
    { because: 'a token came', given: [] },
    { because: 'the identity provider itself says 503', given: [refuses(503, 'temporarily_unavailable')] },
  ],
});
