import type { ClientFacts } from '../evidence/client.ts';
import type { TokenFetcher } from './define.ts';
import { familyOf, isFamily } from './family.ts';
import { isOfOthers, loginHandlerOf } from './java-login.ts';
import { librdkafkaLoginIn } from './librdkafka-login.ts';

type Configured = Pick<ClientFacts, 'client' | 'clientVersion' | 'configuration' | 'bootstrapServers'>;

/**
 * The client's own token fetcher: undefined if the application fetches the token, with a custom class or callback that
 * is unknown here; and if the client is unknown.
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

/** Which spaces around a secret are sent with it. */
export type SpacesSent = 'at-either-end' | 'at-the-end';

/** A client that trims both sides sends none, see `SecretTraits`. */
export const spacesSent = (configured: Configured): SpacesSent =>
  fetcherOf(configured)?.trim === undefined ? 'at-either-end' : 'at-the-end';

/**
 * Whether this client can send a parameter with its token request. An unknown client, or one whose application fetches
 * the token, can send anything.
 */
export const canSend = (configured: Configured, parameter: string): boolean =>
  fetcherOf(configured)?.parameters.includes(parameter) !== false;
