import { jwt } from '../../facts/token.ts';
import { defineQuestion } from '../define.ts';

export default defineQuestion({
  id: 'client/token',
  asks: 'A token that the client got',
  where: () =>
    'a run that fetches one: --token-endpoint, --client-id and --client-secret-env without --offline; or --token-file with a token of the client',
  input: '--client-secret-env',
  effort: 'file',
  weight: 9,
  settles: [jwt.shape],
  // The token endpoint that was asked gives the same answer again.
  applies: ({ token: { answer } }) => answer.status === 'missing',
  decides: ['token/*', 'jwt/*', 'jwks/*', 'pool/*', 'provider/*', 'discovery/*', 'clock/*'],
});
