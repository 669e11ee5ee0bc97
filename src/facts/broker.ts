import type { Connection } from '../evidence/connection.ts';
import { fact, known, observedFact, unknown } from '../evidence/fact.ts';

export const broker = {
  connection: fact<Connection>(
    'connection to the bootstrap server',
    ({ broker: seen, client, connections }) => {
      if (client.bootstrapServers.length === 0)
        return unknown('no bootstrap server was given', '--bootstrap-server');
      const connection = seen.bootstrap === undefined ? undefined : connections[seen.bootstrap];
      return connection === undefined
        ? unknown('the bootstrap server was not contacted')
        : known(connection, seen.bootstrap!);
    },
  ),
  apiVersions: observedFact(
    'ApiVersions answer',
    (e) => e.broker.apiVersions,
    (a) => a,
  ),
  handshake: observedFact(
    'SaslHandshake answer',
    (e) => e.broker.handshake,
    (a) => a,
  ),
  authenticate: observedFact(
    'SaslAuthenticate answer',
    (e) => e.broker.authenticate,
    (a) => a,
  ),
  metadata: observedFact(
    'Metadata answer',
    (e) => e.broker.metadata,
    (a) => a,
  ),
  groups: observedFact(
    'group permissions',
    (e) => e.broker.groups,
    (a) => a,
  ),
} as const;
