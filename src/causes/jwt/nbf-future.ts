import { sh } from '../../commands/sh.ts';
import { amendClaims } from '../../repair/amend.ts';
import { clock } from '../../facts/clock.ts';
import { jwt } from '../../facts/token.ts';
import { SKEW_SECONDS, secondsOf, spell } from '../../idp/times.ts';
import { defineCause } from '../define.ts';
import { aheadOfConfluent, utc } from './_time.ts';

/**
 * RFC 7519 section 4.1.5. A few seconds are within any verifier's leeway, and an nbf in the past is common (Entra ID).
 */
export default defineCause({
  id: 'jwt/nbf-future',
  title: 'The token is not valid yet (nbf)',
  reads: { nbf: jwt.nbf, now: clock.now },
  mayRead: { idpAhead: clock.idpAhead, confluentAhead: clock.confluentAhead },
  recognise: ({ nbf, now, idpAhead, confluentAhead }) => {
    const at = secondsOf(nbf);
    if (at === undefined || at - now / 1000 <= SKEW_SECONDS) return null;
    // Already valid by the issuer's clock: then that clock is wrong.
    if (at - (now / 1000 + aheadOfConfluent(idpAhead, confluentAhead)) <= SKEW_SECONDS) return null;
    return {
      strength: 'shown',
      because: `The token becomes valid ${spell(at - now / 1000)} after it was judged.`,
      contrast: [
        { label: 'token valid from', value: utc(at), source: 'the token' },
        { label: 'token judged', value: utc(now / 1000), source: "Confluent's clock" },
      ],
      now,
    };
  },
  repair: (evidence, { now }) => amendClaims(evidence, { nbf: Math.floor(now / 1000) - 60 }),
  repaired: 'with a token that is valid from now on',
  fix: () => ({
    summary: 'Let the identity provider issue tokens that are valid at once.',
    steps: [
      "Look for an nbf offset in the token's configuration.",
      'On a cluster of servers compare the clocks of all nodes: the one that answered for the time need not have issued the token.',
    ],
    commands: [{ kind: 'idp', text: sh`chronyc tracking` }],
  }),
});
