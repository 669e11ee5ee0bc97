import { amendClaims } from '../../repair/amend.ts';
import { jwt } from '../../facts/token.ts';
import { SHORTEST_LIFETIME_SECONDS, secondsOf } from '../../idp/times.ts';
import { defineCause } from '../define.ts';

/**
 * KIP-255: a client renews at 80 % of the lifetime (sasl.login.refresh.window.factor), but not in about its last
 * minute.
 */
export default defineCause({
  id: 'jwt/lifetime-too-short',
  title: "The token's lifetime is too short for a client to renew it in time",
  reads: { exp: jwt.exp, iat: jwt.iat },
  recognise: ({ exp, iat }) => {
    const [until, from] = [secondsOf(exp), secondsOf(iat)];
    if (until === undefined || from === undefined) return null;
    const lifetime = until - from;
    if (lifetime <= 0 || lifetime >= SHORTEST_LIFETIME_SECONDS) return null;
    return {
      strength: 'shown',
      role: 'advice',
      because: `The token lives ${lifetime} s. Java then says "Expiring credential re-login sleep time was calculated to be in the past", and connections end in bursts.`,
      until: from + 300,
    };
  },
  repair: (evidence, { until }) => amendClaims(evidence, { exp: until }),
  repaired: 'with a lifetime of five minutes',
  fix: () => ({
    summary: 'Let the access tokens of this client live five minutes or longer.',
    steps: [
      'Keycloak: Clients → your client → Advanced → Access Token Lifespan; the master realm gives one minute.',
      'Okta: the rule of the access policy. Entra ID, Auth0: settings of the API.',
    ],
    commands: [],
  }),
});
