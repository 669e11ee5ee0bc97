import cause from '../../../src/causes/token/rate-limited.ts';
import { casebook } from '../../casebook.ts';
import { aadsts, answers, atEntra, atOkta, page, refuses } from './_answers.ts';

casebook(cause, {
  guilty: [
    {
      because: 'Auth0 says when to come back',
      given: [refuses(429, 'too_many_requests', 'Client quota exceeded')],
    },
    {
      because: "Okta's own shape",
      given: [
        atOkta,
        refuses(429, 'E0000047', 'API call exceeded rate limit due to too many requests.', {
          vendorCode: 'E0000047',
        }),
      ],
    },
    {
      because: '429 without a body',
      given: [answers({ status: 429, form: 'empty', headers: { 'retry-after': '30' } })],
    },
    {
      because: 'Entra ID throttles with status 400',
      given: [atEntra, aadsts(90055, 'invalid_request', 'Tenant is being throttled.')],
    },
  ],
  innocent: [
    { because: 'a token came', given: [] },
    {
      because: "429 with a firewall's page",
      given: [page(429, '<html><title>Just a moment...</title>', { 'cf-ray': '8c1' })],
    },
  ],
});
