import { refusal } from '../../products/answers.ts';
import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'token/client-grant-missing',
  story: 'The application is not authorized for the API.',
  arrange: ({ idp }) => {
    idp.canned.token = refusal(
      403,
      'access_denied',
      `Client "${idp.clientId}" is not authorized to access resource server "${idp.audiences[0]}". You need to create a "client-grant" associated to this API.`,
    );
  },
});
