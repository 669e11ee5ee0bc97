import { parseBootstrap } from '../evidence/authority.ts';
import type { ClientFacts } from '../evidence/client.ts';
import { isConfluentHost } from '../spelling/confluent-names.ts';

/**
 * Whether the client's cluster may be in Confluent Cloud: plain Kafka and Confluent Platform have no logical clusters
 * and identity pools, so their clients need no such settings.
 */
export const mayBeInCloud = ({ bootstrapServers }: Pick<ClientFacts, 'bootstrapServers'>): boolean =>
  bootstrapServers.length === 0 ||
  bootstrapServers.some((server) => isConfluentHost(parseBootstrap(server.trim())?.host ?? ''));
