import { amendClaims } from '../../repair/amend.ts';
import { clock } from '../../facts/clock.ts';
import { jwt } from '../../facts/token.ts';
import { defineCause } from '../define.ts';

/** librdkafka: `Expected JSON JWT response with "exp" field`; Java: `exp value must be non-null`. */
export default defineCause({
  id: 'jwt/exp-missing',
  title: 'The token does not say when it expires (exp)',
  reads: { exp: jwt.exp, now: clock.now },
  recognise: ({ exp, now }) =>
    exp !== undefined
      ? null
      : {
          strength: 'shown',
          because: 'The token has no exp claim; Java and librdkafka refuse it before they contact a broker.',
          now,
        },
  repair: (evidence, { now }) => amendClaims(evidence, { exp: Math.floor(now / 1000) + 3600 }),
  repaired: 'with an exp one hour from now',
  fix: () => ({
    summary: 'Let the identity provider write exp into its tokens, in seconds since 1970.',
    steps: ['PingFederate: give the access token manager a token lifetime.'],
    commands: [],
  }),
});
