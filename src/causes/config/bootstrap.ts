import { parseBootstrap } from '../../evidence/authority.ts';
import type { Connection } from '../../evidence/connection.ts';
import type { Failure } from '../../evidence/observation.ts';
import { firstFailure, saysNothing } from '../../evidence/stages.ts';
import { isConfluentHost, KAFKA_PORT } from '../../spelling/confluent-names.ts';

export interface OtherPort {
  readonly host: string;
  /** Absent when none was configured. */
  readonly port?: number;
}

/** The first bootstrap server at Confluent Cloud whose port is missing or is not Kafka's. */
export function otherPort(servers: readonly string[]): OtherPort | undefined {
  for (const server of servers) {
    const parsed = parseBootstrap(server.trim());
    if (parsed === undefined) {
      const host = /^\s*(?:[a-z_]+:\/\/)?([a-z0-9.-]+)\/?\s*$/i.exec(server)?.[1];
      if (host !== undefined && isConfluentHost(host)) return { host };
    } else if (isConfluentHost(parsed.host) && parsed.port !== KAFKA_PORT) {
      return { host: parsed.host, port: parsed.port };
    }
  }
  return undefined;
}

/** Whether Kafka did not answer: the connection failed (other than in DNS), or something else answered. */
export const isNoKafka = (connection: Connection | undefined, failure: Failure | undefined): boolean => {
  const stopped = connection === undefined ? undefined : firstFailure(connection);
  const isKnown = ({ code }: Pick<Failure, 'code'>): boolean => !saysNothing(code);
  return (
    (failure !== undefined && isKnown(failure)) ||
    (stopped !== undefined && stopped.stage !== 'dns' && isKnown(stopped))
  );
};

/** The servers, with Kafka's port for those at Confluent Cloud. */
export const withKafkaPort = (servers: readonly string[]): readonly string[] =>
  servers.map((server) => {
    const other = otherPort([server]);
    return other === undefined ? server : `${other.host}:${KAFKA_PORT}`;
  });
