import { parseBootstrap } from '../evidence/authority.ts';
import type { ClientFacts } from '../evidence/client.ts';

/**
 * Whether this client takes a bootstrap server as it stands: `host:port`, and for some with a protocol before it, as the
 * console has it. The Java client passes over that (`Utils.getHost`, tried with kafka-clients 3.1.0 to 4.3.1); librdkafka
 * takes the one that is configured, and of the port the digits that it begins with (tried with 2.16.0); kafkajs takes neither.
 * A URL of http is none of Kafka's, though the Java client passes over that as well: nothing behind it speaks Kafka.
 */
export function takesServer(
  { client, securityProtocol }: Pick<ClientFacts, 'client' | 'securityProtocol'>,
  server: string,
): boolean {
  const [scheme, protocol] = /^([\w.%-]*):\/\//.exec(server) ?? [];
  const isPassedOver =
    protocol !== undefined &&
    !/^https?$/i.test(protocol) &&
    (client === 'java' ||
      (client === 'librdkafka' && protocol.toUpperCase() === securityProtocol.toUpperCase()));
  const address = isPassedOver ? server.slice(scheme!.length) : server;
  const read = client === 'librdkafka' ? address.replace(/(?<=[\w.\]]:\d{1,5})(?=\D).*$/s, '') : address;
  return parseBootstrap(read)?.clean === true;
}
