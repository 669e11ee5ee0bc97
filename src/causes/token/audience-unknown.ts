import { sh } from '../../commands/sh.ts';
import { refusalCause } from './answered.ts';

export default refusalCause({
  id: 'token/audience-unknown',
  title: 'The identity provider has no API with the requested audience',
  means: ({ client }) =>
    `The client asks for ${client.audience ?? client.resource ?? 'an audience'}; it must equal the identifier of an API byte for byte, a slash at the end included.`,
  summary: 'Ask for the exact identifier of the API, or create the API with this identifier.',
  advice: {
    auth0: ({ audience }) => ({
      steps: [
        'Auth0 Dashboard → Applications → APIs: compare the Identifier, which cannot be changed later, with the audience of the client.',
      ],
      idp: [
        sh`auth0 apis list`,
        sh`auth0 apis create --name Kafka --identifier ${audience} --signing-alg RS256`,
      ],
    }),
    otherwise: () => ({
      steps: [
        'Look up the identifier of the API (resource server) at the identity provider and put exactly that into the client.',
      ],
    }),
  },
});
