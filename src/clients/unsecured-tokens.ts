import { isJavaSignIn, loginHandlerOf } from './java-login.ts';
import type { ClientFacts } from '../evidence/client.ts';
import { propertyNamed, type ConfigurationProperty } from '../evidence/configuration.ts';

/**
 * The property that makes the client sign in with a token of its own: the options of KIP-255 in a Java client without a
 * handler or with that of the unsigned tokens, or librdkafka's `enable.sasl.oauthbearer.unsecure.jwt`.
 */
export function unsecuredTokensIn(configured: ClientFacts): ConfigurationProperty | undefined {
  const { client, configuration } = configured;
  if (configuration === undefined) return undefined;
  if (client === 'librdkafka') {
    const enabled = propertyNamed(configuration, UNSECURE_JWT);
    return enabled?.value?.trim().toLowerCase() === 'true' ? enabled : undefined;
  }
  if (!isJavaSignIn(configured) || loginHandlerOf(configuration, configured).kind !== 'unsecured')
    return undefined;
  return configuration.properties.find(({ name }) => name.startsWith('jaas:unsecuredLogin'));
}

export const UNSECURE_JWT = 'enable.sasl.oauthbearer.unsecure.jwt';
