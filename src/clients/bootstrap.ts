import { parseBootstrap } from '../evidence/authority.ts';
import type { ClientFacts } from '../evidence/client.ts';

/**
 * Whether this client accepts a bootstrap server as written: `host:port`, and for some with a protocol before it, as
 * the console shows it. The Java client ignores the protocol (`Utils.getHost`, tested with kafka-clients 3.1.0 to
 * 4.3.1); librdkafka accepts the configured one, and reads the leading digits of the port (tested with 2.16.0); kafkajs
 * accepts neither. An http URL is wrong for Kafka even though the Java client ignores its scheme: nothing behind it
 * speaks Kafka.
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
