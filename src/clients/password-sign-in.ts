import { LOGIN_MODULE_NAME } from './java-properties.ts';
import type { ClientFacts } from '../evidence/client.ts';

/**
 * Whether this is the file of a client that signs in with a user name and a password, as with an API key of Confluent
 * Cloud: nothing in it is about OAuth, so it lacks all of it and not just the mechanism.
 */
export const isPasswordSignIn = ({
  configuration,
  saslMechanism,
  tokenEndpoint,
  clientId,
  extensions,
}: ClientFacts): boolean =>
  configuration !== undefined &&
  configuration.isPartial !== true &&
  /^(?:PLAIN|SCRAM-SHA-\d+)$/i.test(saslMechanism) &&
  tokenEndpoint === undefined &&
  clientId === undefined &&
  Object.keys(extensions).length === 0 &&
  !configuration.properties.some(
    ({ name, value = '' }) => OF_OAUTH.test(name) || (name === LOGIN_MODULE_NAME && /oauth/i.test(value)),
  );

const OF_OAUTH =
  /^(?:oauth|sasl\.oauthbearer\.|sasl\.login\.callback\.|jaas:(?:oauth|clientId|clientSecret|extension_))/i;
