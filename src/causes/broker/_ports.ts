/**
 * Services that run next to Kafka, by their default ports: Confluent Platform, "System Requirements", Ports
 * (https://docs.confluent.io/platform/current/installation/system-requirements.html).
 */
const NEIGHBOURS: Readonly<Record<number, string>> = {
  80: 'web servers',
  443: 'web servers',
  2181: 'ZooKeeper',
  8080: 'web servers',
  8081: 'Schema Registry',
  8082: 'REST Proxy',
  8083: 'Kafka Connect',
  8088: 'ksqlDB',
  8090: 'the REST API of Confluent Server and its Metadata Service',
  8443: 'web servers',
  9021: 'Control Center',
};

/** The service whose default port this is, if it is not Kafka's. */
export const neighbourAt = (port: number): string | undefined => NEIGHBOURS[port];
