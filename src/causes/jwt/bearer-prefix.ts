import { jwt } from '../../facts/token.ts';
import { defineCause } from '../define.ts';
import { signInWithCleanedToken, withoutBlemishes } from './_amend.ts';

/** A token callback hands over the token alone: the client puts `auth=Bearer ` before it (RFC 7628 section 3.1). */
export default defineCause({
  id: 'jwt/bearer-prefix',
  title: 'The token is handed over with the word Bearer (or Basic) before it',
  reads: { shape: jwt.shape },
  recognise: ({ shape }) =>
    shape.blemishes.includes('bearer-prefix') || shape.blemishes.includes('basic-prefix')
      ? {
          strength: 'shown',
          because: `The value begins with "${shape.blemishes.includes('basic-prefix') ? 'Basic' : 'Bearer'} ", so the broker reads two schemes and takes the message for malformed.`,
        }
      : null,
  repair: (evidence) => withoutBlemishes(evidence, ['bearer-prefix', 'basic-prefix']),
  repaired: 'with the token alone',
  experiment: () => signInWithCleanedToken,
  fix: () => ({
    summary: 'Hand over the token alone, from its first character to its last.',
    steps: [
      'In the token callback, return the access_token of the answer as it is; keep "Bearer " for HTTP headers.',
    ],
    commands: [
      { kind: 'client-config', text: 'oauthBearerProvider: async () => ({ value: answer.access_token })' },
    ],
  }),
});
