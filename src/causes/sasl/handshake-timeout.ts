import { presumeBroker, presumeConnection } from '../../repair/amend.ts';
import { broker } from '../../facts/broker.ts';
import { network } from '../../facts/network.ts';
import { defineCause } from '../define.ts';

/** Load balancers accept for brokers that are not there, so a TCP connection proves little. */
export default defineCause({
  id: 'sasl/handshake-timeout',
  title: 'Something accepts the connection and never answers',
  reads: { bootstrap: broker.connection },
  mayRead: { failure: network.brokerFailure },
  recognise: ({ failure, bootstrap: { host, port, tls } }) => {
    const authority = `${host}:${port}`;
    if (tls?.ok === false && tls.code === 'ETIMEDOUT') {
      return {
        strength: 'shown',
        because: `TCP to ${authority} comes about, and the TLS handshake gets no answer: ${tls.message}.`,
        authority,
      };
    }
    const isTimeout =
      failure?.code === 'TIMEOUT' || (failure?.stage === 'deadline' && failure.code === 'ETIMEDOUT');
    if (failure === undefined || !isTimeout) return null;
    return {
      strength: 'shown',
      because: `The connection to ${authority} comes about, and ApiVersions, the first request, gets no answer: ${failure.message}.`,
      authority,
    };
  },
  repair: (evidence, { authority }) => presumeBroker(presumeConnection(evidence, authority)),
  repaired: 'with a broker that answers',
  fix: ({ authority }) => ({
    summary:
      'Find out what stands between the client and the broker: a load balancer without a target, or a proxy that ends TLS.',
    steps: [
      'Compare the address that the name resolves to here with the one that it should have.',
      'A proxy must pass TLS through with its server name (SNI) untouched.',
    ],
    commands: [
      {
        kind: 'client-config',
        text: `openssl s_client -connect ${authority} -servername ${authority.replace(/:\d+$/, '')} </dev/null`,
      },
    ],
  }),
});
