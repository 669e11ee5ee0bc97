import type { Metadata } from '../evidence/broker.ts';

type ListedBroker = Metadata['brokers'][number];

/** A broker that Metadata lists without an address that a client can connect to. */
export const isUnusable = ({ host, port }: ListedBroker): boolean =>
  host.trim() === '' || port <= 0 || port >= 65_536;

export const addressOf = ({ nodeId, host, port }: ListedBroker): string =>
  `broker ${nodeId} at ${host === '' ? '(no host)' : host}:${port}`;

/** What is wrong with the list as a whole; undefined when a client can use every entry. */
export function troubleWithBrokers(brokers: readonly ListedBroker[]): string | undefined {
  if (brokers.length === 0) return 'Metadata lists no broker';
  const unusable = brokers.filter(isUnusable);
  return unusable.length === 0
    ? undefined
    : `Metadata lists ${brokers.length}, ${unusable.length} without a usable address: ${unusable.map(addressOf).join(', ')}`;
}
