import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'token/response-media-type',
  story: 'The token endpoint labels its JSON as text/json, and the client is librdkafka.',
  arrange: (lab) => {
    lab.client['client'] = 'librdkafka';
    lab.client['clientAuth'] = 'client_secret_basic';
    lab.client['audience'] = undefined;
    lab.idp.defaultAudience = lab.idp.audiences[0]!;
    lab.idp.headers.token = { 'content-type': 'text/json' };
  },
});
