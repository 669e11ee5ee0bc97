import cause from '../../../src/causes/token/redirected.ts';
import { casebook } from '../../casebook.ts';
import { answers, atKeycloak } from './_answers.ts';

casebook(cause, {
  guilty: [
    {
      because: 'to another path of the same host',
      given: [answers({ status: 301, form: 'empty', location: '/oauth/v2/token' })],
    },
    {
      because: 'to an SSO gateway',
      given: [
        atKeycloak,
        answers({ status: 302, form: 'html', location: 'https://login.acme.example/sign-in?next=token' }),
      ],
    },
    { because: 'without saying where', given: [answers({ status: 302, form: 'empty' })] },
  ],
  innocent: [
    { because: 'a token came', given: [] },
    {
      because: 'the place calls itself a captive portal, and no JSON came from the host',
      given: [
        atKeycloak,
        answers({ status: 302, form: 'html', location: 'https://captive.airport.example/' }),
      ],
    },
  ],
});
