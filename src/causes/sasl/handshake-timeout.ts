import { sh } from '../../commands/sh.ts';
import { presumeBroker, presumeConnection } from '../../repair/amend.ts';
import { broker } from '../../facts/broker.ts';
import { network } from '../../facts/network.ts';
import { defineCause } from '../define.ts';

/** Load balancers accept connections for unavailable brokers, so a TCP connection proves little. */
export default defineCause({
  id: 'sasl/handshake-timeout',
  title: 'The broker accepts the connection, and the TLS handshake or first request times out',
  reads: { bootstrap: broker.connection },
  mayRead: { failure: network.brokerFailure },
  recognise: ({ failure, bootstrap: { host, port, tls } }) => {
    const authority = `${host}:${port}`;
    if (tls?.ok === false && tls.code === 'ETIMEDOUT') {
      return {
        strength: 'shown',
        because: `The TLS handshake timed out at ${authority}: ${tls.message}. The TCP connection was accepted.`,
        authority,
      };
    }
    const isTimeout =
      failure?.code === 'TIMEOUT' || (failure?.stage === 'deadline' && failure.code === 'ETIMEDOUT');
    if (failure === undefined || !isTimeout) return null;
    return {
      strength: 'shown',
      because: `ApiVersions, the first request, timed out at ${authority}: ${failure.message}. The connection was accepted.`,
      authority,
    };
  },
  repair: (evidence, { authority }) => presumeBroker(presumeConnection(evidence, authority)),
  repaired: 'with a broker that answers',
  fix: ({ authority }) => ({
    summary:
      'Find out what is between the client and the broker: a load balancer without a target, or a proxy that ends TLS.',
    steps: [
      'Compare the address that the name resolves to here with the one that it should have.',
      'A proxy must pass TLS through with its server name (SNI) untouched.',
    ],
    commands: [
      {
        kind: 'client-config',
        text: sh`openssl s_client -connect ${authority} -servername ${authority.replace(/:\d+$/, '')} </dev/null`,
      },
    ],
  }),
});
