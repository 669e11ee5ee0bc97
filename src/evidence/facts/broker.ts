import type { Connection } from '../connection.ts';
import { fact, known, observedFact, unknown } from '../fact.ts';

export const broker = {
  connection: fact<Connection>('connection to the bootstrap server', ({ broker, connections }) => {
    if (broker.bootstrap === undefined) return unknown('no broker was contacted', '--bootstrap-server');
    const connection = connections[broker.bootstrap];
    return connection === undefined
      ? unknown(`${broker.bootstrap} was not contacted`)
      : known(connection, broker.bootstrap);
  }),
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
