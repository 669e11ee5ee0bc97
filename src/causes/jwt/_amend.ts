import { writeSetting } from '../../clients/notation/notation.ts';
import { identifyIn } from '../../idp/identify.ts';
import { filled, variable } from '../../commands/value.ts';
import { amendHeader, amendJwt, presumeSignature } from '../../repair/amend.ts';
import type { Evidence } from '../../evidence/evidence.ts';
import { provider } from '../../facts/confluent.ts';
import { jwks, kidsOf } from '../../facts/jwks.ts';
import type { Experiment } from '../define.ts';
import { setDefaultAudience } from '../fixes/auth0.ts';
import type { FixCommand } from '../../evidence/fix.ts';
import type { Blemish, Jwt } from '../../evidence/token.ts';

/** The token without some of its blemishes; its other faults stay. */
export const withoutBlemishes = (evidence: Evidence, gone: readonly Blemish[]): Evidence =>
  amendJwt(evidence, (seen) => ({
    ...seen,
    blemishes: seen.blemishes.filter((each) => !gone.includes(each)),
  }));

/** Text before or around a token that was copied with its context. */
export const WRAPPED: readonly Blemish[] = [
  'header-name',
  'scheme-prefix',
  'parameter-name',
  'json-answer',
  'bearer-prefix',
  'basic-prefix',
];

/** Whether there is more around a token than spaces and quotes; passing only the token removes those too. */
export const isWrapped = ({ blemishes }: Jwt): boolean => blemishes.some((each) => WRAPPED.includes(each));

/**
 * The same claims, signed with RS256 and a published key: one that Confluent holds if there is one. Which key it would
 * be is unknown.
 */
export function signedWithPublishedKey(evidence: Evidence): Evidence {
  const kid = publishedKid(evidence);
  const signed = amendJwt(
    amendHeader(evidence, { alg: 'RS256', enc: undefined, ...(kid === undefined ? {} : { kid }) }),
    (seen) => ({ ...seen, unsigned: false }),
  );
  return presumeSignature(signed);
}

function publishedKid(evidence: Evidence): string | undefined {
  const live = jwks.live.read(evidence);
  const held = provider.keys.read(evidence);
  const published = live.known
    ? kidsOf(live.value.filter((key) => key['use'] !== 'enc' && key['kty'] === 'RSA'))
    : [];
  const known = held.known ? held.value.map(({ kid }) => kid) : [];
  return published.find((kid) => known.includes(kid)) ?? published[0] ?? known[0];
}

/** The same sign-in with the cleaned token. */
export const signInWithCleanedToken: Experiment = {
  request: {
    kind: 'sign-in',
    key: 'sign-in/cleaned-token',
    did: 'signed in once more with the same token, without what was around it',
    change: { token: 'cleaned' },
  },
  onSuccess: 'confirms',
  // If it is refused again there may be a second fault.
  onFailure: 'says-nothing',
};

/**
 * How a client gets a token for an API of its own: at Entra ID with a scope; at Auth0 with an audience, which the tenant
 * can have a default for. Other products have no command for it.
 */
export function askForApi(evidence: Evidence): readonly FixCommand[] {
  const { client } = evidence;
  const vendor = identifyIn(evidence)?.id;
  if (vendor === 'entra')
    return [writeSetting(client, 'scope', filled`api://${variable('API_APP_ID')}/.default`)];
  return vendor === 'auth0' ? setDefaultAudience(client.audience) : [];
}
