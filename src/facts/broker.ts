import type { SignInTiming } from '../evidence/broker.ts';
import type { Connection } from '../evidence/connection.ts';
import { fact, known, observedFact, unknown } from '../evidence/fact.ts';
import type { Failure } from '../evidence/observation.ts';

/** A request after sign-in without a usable answer. */
export interface RequestFailure {
  readonly request: 'Metadata' | 'DescribeGroups';
  readonly failure: Failure;
}

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
  /** Whether the broker refused the client or gave no answer; false when no sign-in was tried. */
  turnedAway: fact<boolean>('whether the broker turned the client away', ({ broker: seen }) => {
    const { handshake, authenticate } = seen;
    return known(
      handshake.status === 'failed' ||
        (handshake.status === 'observed' && handshake.value.errorCode !== 0) ||
        authenticate.status === 'failed' ||
        (authenticate.status === 'observed' && !authenticate.value.accepted),
      seen.bootstrap ?? 'broker',
    );
  }),
  timing: fact<SignInTiming>('time that the broker took to answer', ({ broker: { timing, bootstrap } }) =>
    timing === undefined
      ? unknown('the broker did not answer the sign-in')
      : known(timing, bootstrap ?? 'broker'),
  ),
  metadata: observedFact(
    'Metadata answer',
    (e) => e.broker.metadata,
    (a) => a,
  ),
  /** The requests after sign-in that were not answered. */
  requestFailures: fact<readonly RequestFailure[]>('requests after sign-in', ({ broker: seen }) => {
    const { authenticate, metadata, groups } = seen;
    if (authenticate.status !== 'observed' || !authenticate.value.accepted)
      return unknown('the client is not signed in');
    if (metadata.status === 'missing' && groups.status === 'missing')
      return unknown(metadata.because, metadata.input);
    return known(
      [
        ...(metadata.status === 'failed'
          ? [{ request: 'Metadata' as const, failure: metadata.failure }]
          : []),
        ...(groups.status === 'failed'
          ? [{ request: 'DescribeGroups' as const, failure: groups.failure }]
          : []),
      ],
      'answers after sign-in',
    );
  }),
  groups: observedFact(
    'group permissions',
    (e) => e.broker.groups,
    (a) => a,
  ),
} as const;
