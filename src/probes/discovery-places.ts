import type { Provider } from '../evidence/confluent.ts';
import { meantProvider } from '../facts/confluent.ts';
import { missing, type Observation } from '../evidence/observation.ts';
import type { Jwt } from '../evidence/token.ts';
import { identityProviders } from '../idp/registry.generated.ts';
import { clientFacts } from '../settings/facts.ts';
import type { Target } from '../settings/target.ts';
import { unobservedEvidence } from './unobserved.ts';
import { placesFromTarget, placesOf, type DiscoveryPlaces } from './discovery.ts';
import type { HostPolicy } from './hosts.ts';

/** Pending observations that may show where to ask next. */
export interface UnderWay {
  readonly jwt: Promise<Observation<Jwt>>;
  readonly providers: Promise<Observation<readonly Provider[]>>;
  readonly meantEarly: Promise<Provider | undefined>;
}

/**
 * Where to look for the discovery document. The target's own settings come first, because they need no waiting; then
 * the token's issuer, if the target names its host; then the issuer in Confluent's provider.
 */
export async function whereToDiscover(
  target: Target,
  policy: HostPolicy,
  { jwt, providers }: UnderWay,
): Promise<DiscoveryPlaces | undefined> {
  const told = placesFromTarget(target, identityProviders);
  if (told !== undefined) return told;
  const token = await jwt;
  const iss = token.status === 'observed' ? token.value.claims?.['iss'] : undefined;
  const fromToken = typeof iss === 'string' ? placesOf(iss, 'named') : undefined;
  if (fromToken !== undefined && policy.refusal(fromToken.appended, 'named') === undefined) return fromToken;
  const issuer = meant(target, await providers, token)?.issuer;
  return issuer === undefined ? undefined : placesOf(issuer, 'vouched');
}

/** The `jwks_uri` registered in Confluent's provider, as soon as it is clear which provider is meant. */
export async function providersJwksUri(
  target: Target,
  { jwt, providers, meantEarly }: UnderWay,
): Promise<string | undefined> {
  const early = await meantEarly;
  return early === undefined ? meant(target, await providers, await jwt)?.jwksUri : early.jwksUri;
}

/** By the rule of `facts/`, applied to the observations that it reads. */
function meant(
  target: Target,
  providers: Observation<readonly Provider[]>,
  jwt: Observation<Jwt>,
): Provider | undefined {
  const unobserved = unobservedEvidence(clientFacts(target), 0, missing('it was not asked yet'));
  const found = meantProvider.read({
    ...unobserved,
    token: { ...unobserved.token, jwt },
    confluent: { ...unobserved.confluent, providers },
  });
  return found.known ? found.value : undefined;
}
