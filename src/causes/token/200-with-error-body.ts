import { sh } from '../../commands/sh.ts';
import { errorMembers } from '../../idp/answer.ts';
import { asBasic } from '../fixes/fetch-token.ts';
import { refusalCause } from './answered.ts';

export default refusalCause({
  id: 'token/200-with-error-body',
  title: 'The token endpoint reports an error with the status of success',
  means: ({ answer }) =>
    `RFC 6749 section 5.2 asks for 400 or 401; with 200 a client looks for a token and finds ${errorMembers(answer).join(', ')}.`,
  strength: ({ kind, answer }) => (kind === 'no-token' && errorMembers(answer).length > 0 ? 'stated' : null),
  summary: 'Fix what the body complains of, and have the server answer errors with 400 or 401.',
  advice: {
    otherwise: ({ tokenEndpoint, clientId }) => ({
      steps: [
        'Read the whole body of the answer: the reason is in it.',
        'A gateway that wraps errors of the identity provider into 200 must pass the status on, or clients report a parse error instead of the reason.',
      ],
      client: [sh`curl -sS -i ${asBasic(clientId)} ${tokenEndpoint}`],
    }),
  },
});
