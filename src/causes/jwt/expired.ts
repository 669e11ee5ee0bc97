import { amendClaims } from '../../repair/amend.ts';
import { clock } from '../../facts/clock.ts';
import { client } from '../../facts/client.ts';
import { jwt } from '../../facts/token.ts';
import { SKEW_SECONDS, secondsOf, spell } from '../../idp/times.ts';
import { fetchToken } from '../fixes/fetch-token.ts';
import { defineCause } from '../define.ts';
import { aheadOfConfluent, utc } from './_time.ts';

/** RFC 7519 section 4.1.4. */
export default defineCause({
  id: 'jwt/expired',
  title: 'The token has expired',
  reads: { exp: jwt.exp, iat: jwt.iat, now: clock.now, given: client.givenToken },
  mayRead: { idpAhead: clock.idpAhead, confluentAhead: clock.confluentAhead },
  recognise: ({ exp, iat, now, given, idpAhead, confluentAhead }) => {
    const at = secondsOf(exp);
    if (at === undefined || at - now / 1000 > -SKEW_SECONDS) return null;
    // Not expired by the issuer's clock: then that clock is wrong.
    const idpNow = now / 1000 + aheadOfConfluent(idpAhead, confluentAhead);
    if (!given && at > idpNow) return null;
    const issued = secondsOf(iat);
    return {
      strength: 'shown',
      because: `The token expired ${spell(now / 1000 - at)} before it was judged.`,
      contrast: [
        { label: 'token expires', value: utc(at), source: 'the token' },
        { label: 'token judged', value: utc(now / 1000), source: "Confluent's clock" },
      ],
      rows: issued === undefined ? [] : [{ label: 'token issued', value: utc(issued), source: 'the token' }],
      given,
      now,
      lifetime: issued === undefined || issued >= at ? 3600 : at - issued,
    };
  },
  repair: (evidence, { now, lifetime }) =>
    amendClaims(evidence, {
      iat: Math.floor(now / 1000),
      exp: Math.floor(now / 1000) + Math.max(lifetime, 300),
    }),
  repaired: 'with a token that has just been issued',
  fix: ({ given }, { client: configured }) => ({
    summary: given
      ? 'Fetch a new token: the one that was handed over is too old.'
      : 'Find out who hands out old tokens, and fetch a new one.',
    steps: given
      ? ['Let the client fetch tokens by itself, so that it can renew them.']
      : [
          'Look for a cache between the client and the token endpoint: a gateway, a sidecar, a library that keeps tokens past their end.',
        ],
    commands: [fetchToken(configured)],
  }),
});
