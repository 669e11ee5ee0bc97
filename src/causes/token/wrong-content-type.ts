import { sh } from '../../commands/sh.ts';
import { asBasic } from '../fixes/fetch-token.ts';
import { refusalCause } from './answered.ts';

export default refusalCause({
  id: 'token/wrong-content-type',
  title: "The identity provider cannot read the token request's parameters",
  means: () =>
    'It says that a parameter is missing which was sent, or that it does not take this kind of body: the body arrives as something else than a form.',
  summary:
    'Send the token request as application/x-www-form-urlencoded, and let nothing on the way change it.',
  advice: {
    otherwise: ({ tokenEndpoint, clientId }) => ({
      steps: [
        'If your own callback asks for the token: encode the body as a form, not as JSON (RFC 6749 section 4.4.2).',
        'If Java or librdkafka does, a proxy or gateway rewrites or drops the body; ask past it.',
        'A librdkafka scope with & or + is not encoded, and can break the form.',
      ],
      client: [
        sh`curl -sS -H 'content-type: application/x-www-form-urlencoded' ${asBasic(clientId)} ${tokenEndpoint}`,
      ],
    }),
  },
});
