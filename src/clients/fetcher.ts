import type { ClientFacts } from '../evidence/client.ts';
import type { TokenFetcher } from './define.ts';
import { familyOf, isFamily } from './family.ts';
import { isOfOthers, loginHandlerOf } from './java-login.ts';
import { librdkafkaLoginIn } from './librdkafka-login.ts';

type Configured = Pick<ClientFacts, 'client' | 'clientVersion' | 'configuration' | 'bootstrapServers'>;

/**
 * What fetches this client's token, when that is its own library: undefined where the application does, by a class or a
 * callback of its own, of which nothing is known here; and where it is not known which client it is.
 */
export function fetcherOf(configured: Configured): TokenFetcher | undefined {
  const { client, configuration } = configured;
  if (client === undefined || !isFamily(client)) return undefined;
  const { fetcher } = familyOf(client);
  if (configuration === undefined) return fetcher;
  const isTheirs =
    client === 'java'
      ? isOfOthers(loginHandlerOf(configuration, configured))
      : librdkafkaLoginIn(configuration) === 'application';
  return isTheirs ? undefined : fetcher;
}

/** Where spaces around a secret are sent along with it. */
export type SpacesSent = 'at-either-end' | 'at-the-end';

/** Which of the blanks around a secret are sent. A client that cuts off both has none, see `SecretTraits`. */
export const spacesSent = (configured: Configured): SpacesSent =>
  fetcherOf(configured)?.trim === undefined ? 'at-either-end' : 'at-the-end';

/**
 * Whether this client can send a parameter with its token request. A client that is not known here, or whose application
 * fetches the token, sends what it was told.
 */
export const canSend = (configured: Configured, parameter: string): boolean =>
  fetcherOf(configured)?.parameters.includes(parameter) !== false;
