import cause from '../../../src/causes/token/action-hook-denied.ts';
import { casebook } from '../../casebook.ts';
import { atOkta, refuses } from './_answers.ts';

casebook(cause, {
  guilty: [
    {
      because: 'a text that is not one of Auth0’s',
      given: [refuses(403, 'access_denied', 'Clients of team billing may not ask at night')],
    },
    {
      because: "Okta's token hook answered with an error",
      given: [atOkta, refuses(400, 'callback_returned_error', 'The callback returned an error.')],
    },
    {
      because: 'an Okta claim expression is broken',
      given: [atOkta, refuses(400, 'server_error', "The 'groups' system claim could not be evaluated.")],
    },
  ],
  innocent: [
    { because: 'a token came', given: [] },
    {
      because: 'Auth0 wants a client grant',
      given: [refuses(403, 'access_denied', 'You need to create a "client-grant" associated to this API.')],
    },
    { because: 'Auth0 wants other credentials', given: [refuses(401, 'access_denied', 'Unauthorized')] },
  ],
});
