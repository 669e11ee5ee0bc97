import { sh } from '../../commands/sh.ts';
import { amendClaims } from '../../repair/amend.ts';
import { clock } from '../../facts/clock.ts';
import { jwt } from '../../facts/token.ts';
import { SKEW_SECONDS, secondsOf, spell } from '../../idp/times.ts';
import { defineCause } from '../define.ts';
import { utc } from './_time.ts';

/** RFC 7519 section 4.1.6 makes iat informative; that Confluent refuses one in the future is not confirmed. */
export default defineCause({
  id: 'jwt/iat-future',
  title: 'The token claims to be issued in the future (iat)',
  hidden: true,
  reads: { iat: jwt.iat, now: clock.now },
  recognise: ({ iat, now }) => {
    const at = secondsOf(iat);
    if (at === undefined || at - now / 1000 <= SKEW_SECONDS) return null;
    return {
      strength: 'suggested',
      because: `The token says that it was issued ${spell(at - now / 1000)} after it was judged; some verifiers refuse that.`,
      contrast: [
        { label: 'token issued', value: utc(at), source: 'the token' },
        { label: 'token judged', value: utc(now / 1000), source: "Confluent's clock" },
      ],
      now,
    };
  },
  repair: (evidence, { now }) => amendClaims(evidence, { iat: Math.floor(now / 1000) }),
  repaired: 'with a token issued just now',
  fix: () => ({
    summary: "Set the identity provider's clock by NTP.",
    steps: ['On a cluster of servers compare the clocks of all nodes.'],
    commands: [{ kind: 'idp', text: sh`chronyc tracking` }],
  }),
});
