import { parseBootstrap } from '../evidence/authority.ts';
import type { ClientFacts } from '../evidence/client.ts';
import { isConfluentHost } from '../spelling/confluent-names.ts';

/**
 * Whether the client's cluster may be one of Confluent Cloud: plain Kafka and Confluent Platform know no logical clusters and
 * no identity pools, so that nothing of that kind belongs into their files.
 */
export const mayBeInCloud = ({ bootstrapServers }: Pick<ClientFacts, 'bootstrapServers'>): boolean =>
  bootstrapServers.length === 0 ||
  bootstrapServers.some((server) => isConfluentHost(parseBootstrap(server.trim())?.host ?? ''));
