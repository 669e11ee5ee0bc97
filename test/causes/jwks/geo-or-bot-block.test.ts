import cause from '../../../src/causes/jwks/geo-or-bot-block.ts';
import { brokerRefuses, casebook } from '../../casebook.ts';
import { answers, held, heldUnknown, signatureIs } from './_jwks.ts';

casebook(cause, {
  guilty: [
    {
      because: "a firewall's page",
      given: [
        answers(undefined, {
          status: 403,
          headers: { 'cf-ray': '8c1-FRA', server: 'cloudflare' },
          excerpt: '<html>Attention Required!',
        }),
        held('key-0'),
        signatureIs('no-such-key'),
        brokerRefuses(),
      ],
    },
    {
      because: "a firewall's page, and what Confluent holds is not known",
      given: [
        answers(undefined, {
          status: 403,
          headers: { 'cf-ray': '8c1-FRA', server: 'cloudflare' },
          excerpt: '<html>Attention Required!',
        }),
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
      given: [
        answers(undefined, {
          status: 403,
          headers: { 'cf-ray': '8c1-FRA', server: 'cloudflare' },
          excerpt: '<html>Attention Required!',
        }),
        signatureIs('no-such-key'),
      ],
    },
    { because: 'the JWKS is in order', given: [held('key-0'), brokerRefuses()] },
  ],
});
