import type { ClientFacts } from '../evidence/client.ts';
import { propertyNamed } from '../evidence/configuration.ts';
import { fetchesByItself, loginHandlerOf } from './java-login.ts';
import { librdkafkaLoginIn } from './librdkafka-login.ts';

/**
 * Which client validates the claims of its token before it sends it to a broker: Java's `ClientJwtValidator` (before
 * 4.1 `LoginAccessTokenValidator`) and librdkafka's `rdkafka_sasl_oauthbearer_oidc.c`, each for the tokens that it
 * fetches itself. Undefined for all others, and when the client is unknown.
 */
export function claimsValidator(configured: ClientFacts): 'java' | 'librdkafka' | undefined {
  const { client, configuration } = configured;
  if (client !== 'java' && client !== 'librdkafka') return undefined;
  if (configuration === undefined) return client;
  if (client === 'librdkafka') return librdkafkaLoginIn(configuration) === 'application' ? undefined : client;
  // SnapLogic's Snap adds Kafka's own handler, whatever the account says.
  if (configuration.program === 'snaplogic') return client;
  const isOwn = propertyNamed(configuration, 'sasl.oauthbearer.jwt.validator.class') !== undefined;
  return !isOwn && fetchesByItself(loginHandlerOf(configuration, configured)) ? client : undefined;
}
