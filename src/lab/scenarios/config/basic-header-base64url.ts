import { defineScenario } from '../define.ts';

export default defineScenario({
  id: 'config/basic-header-base64url',
  story: 'The Java client is of a version that writes its Basic header in base64url.',
  arrange: ({ client, idp }) => {
    client['client'] = 'java';
    client['clientVersion'] = '3.2.1';
    // One of three `~` is the third of its group, whatever the client id: `fn5+` in base64, `fn5-` in base64url.
    idp.clientSecret = 'Abc8Q~~~Zp0yT.8sXv5LmRk2NcJd7HsGa9UeQFbW';
    client['clientSecret'] = idp.clientSecret;
  },
});
