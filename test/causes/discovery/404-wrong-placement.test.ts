import cause from '../../../src/causes/discovery/404-wrong-placement.ts';
import { casebook, client, type Change } from '../../casebook.ts';
import { discoveryAnswers } from '../_worlds.ts';

const inserted: Change = (e) => ({ ...e, discovery: { ...e.discovery, inserted: e.discovery.appended } });

casebook(cause, {
  guilty: [],
  innocent: [
    {
      because: 'no URL was given, and the other placement answers',
      given: [inserted, discoveryAnswers({ status: 404, form: 'html' })],
    },
    {
      because: 'the URL given has it',
      given: [client({ discoveryUrl: 'https://acme.auth0.com/.well-known/openid-configuration' })],
    },
  ],
  noticed: [
    {
      because: 'the URL given is not found, the other placement is',
      given: [
        inserted,
        client({ discoveryUrl: 'https://acme.auth0.com/.well-known/openid-configuration' }),
        discoveryAnswers({ status: 404, form: 'html' }),
      ],
    },
  ],
});
