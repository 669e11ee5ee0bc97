import { kindCause } from './_kind.ts';

export default kindCause({
  id: 'jwt/mgmt-api-token',
  title: "The token is for Auth0's Management API",
  kind: 'management-api',
  fix: {
    summary: 'Create an API of your own in Auth0 and ask for its audience.',
    steps: [
      'A token for the Management API can administer the whole tenant; a Kafka client has no need of that.',
      'Auth0: APIs > Create API, then authorize the application under Machine to Machine Applications.',
    ],
    commands: [{ kind: 'client-config', text: 'audience=$API_IDENTIFIER' }],
  },
});
