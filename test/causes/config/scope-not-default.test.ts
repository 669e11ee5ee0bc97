import cause from '../../../src/causes/config/scope-not-default.ts';
import { casebook, client } from '../../casebook.ts';
import { fromFile } from '../../configuration.ts';
import { noAnswer } from './_client.ts';

const ENTRA = 'https://login.microsoftonline.com/8f1d4f3a-2b1c-4d5e-9f60-7a8b9c0d1e2f/oauth2/v2.0/token';

casebook(cause, {
  guilty: [],
  noticed: ['api://orders/read', 'openid', 'api://orders/.default openid', 'api://orders'].map((scope) => ({
    because: `the scope is ${scope}`,
    given: [client({ tokenEndpoint: ENTRA, scope }), noAnswer],
  })),
  innocent: [
    {
      because: 'it is the scope of an API',
      given: [client({ tokenEndpoint: ENTRA, scope: 'api://orders/.default' }), noAnswer],
    },
    {
      because: 'it got a token',
      given: [client({ tokenEndpoint: ENTRA, scope: 'api://orders/read' })],
    },
    {
      because: 'it is another identity provider',
      given: [client({ tokenEndpoint: 'https://acme.okta.com/oauth2/v1/token', scope: 'kafka' }), noAnswer],
    },
    {
      because: 'it is version 1, which takes no scope',
      given: [client({ tokenEndpoint: ENTRA.replace('v2.0/', ''), scope: 'kafka' }), noAnswer],
    },
    {
      because: 'a template fills it in',
      given: [client({ tokenEndpoint: ENTRA, scope: '{{ kafka_scope }}' }), noAnswer],
    },
    {
      because: 'the application asks for what it likes',
      given: [
        client({ tokenEndpoint: ENTRA, scope: 'kafka' }),
        fromFile({ client: 'java', properties: { 'sasl.login.callback.handler.class': 'com.acme.Handler' } }),
        noAnswer,
      ],
    },
  ],
});
