import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'config/two-credentials',
  story:
    'The client proves itself in the header, and a further parameter of the request has the secret as well.',
  arrange: ({ client, idp }) => {
    idp.clientAuths = ['client_secret_basic', 'client_secret_post'];
    client['clientAuth'] = 'client_secret_basic';
    client['params'] = { client_secret: idp.clientSecret };
    idp.canned.token = {
      status: 401,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({
        error: 'invalid_request',
        error_description:
          'Cannot supply multiple client credentials. Use one of the following: credentials in the Authorization header, credentials in the post body, or a client_assertion in the post body.',
      }),
      onlyIf: ({ authorization, body }) =>
        authorization !== undefined && new URLSearchParams(body).has('client_secret'),
    };
  },
});
