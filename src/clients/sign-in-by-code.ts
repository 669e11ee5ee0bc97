import type { ClientFacts } from '../evidence/client.ts';
import { isLoginOfOthers, setsUpOAuth } from './java-login.ts';
import { isLibrdkafkaSignIn, librdkafkaLoginIn } from './librdkafka-login.ts';

/**
 * Whether the token and its extensions come from code or from another file: a custom class in Java, or a file that sets
 * only the mechanism; a callback of the application in librdkafka (`rd_kafka_oauthbearer_set_token` takes the
 * extensions with the token).
 */
export const isSignInByCode = (configured: ClientFacts): boolean =>
  isLoginOfOthers(configured) || isLeftToTheApplication(configured);

function isLeftToTheApplication(configured: ClientFacts): boolean {
  const { client, configuration, saslMechanism } = configured;
  if (configuration === undefined) return false;
  if (isLibrdkafkaSignIn(configured)) return librdkafkaLoginIn(configuration) === 'application';
  return client === 'java' && saslMechanism.toUpperCase() === 'OAUTHBEARER' && !setsUpOAuth(configuration);
}
