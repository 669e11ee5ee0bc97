import { isMeantByStranger } from '../../clients/strangers.ts';
import { amendClient, presumeConnection, presumeSignIn } from '../../evidence/amend.ts';
import type { Evidence } from '../../evidence/evidence.ts';
import { sourceOfAbsent } from '../../evidence/configuration.ts';
import { parseBootstrap } from '../../evidence/authority.ts';
import { broker } from '../../evidence/facts/broker.ts';
import { client } from '../../evidence/facts/client.ts';
import { network } from '../../evidence/facts/network.ts';
import { isConfluentHost } from '../../evidence/spelling/confluent-names.ts';
import { missing } from '../../evidence/observation.ts';
import { writeSetting } from '../_notation.ts';
import { defineCause } from '../define.ts';

const WHAT: Readonly<Record<string, string>> = {
  PLAINTEXT: 'the client uses neither TLS nor its credentials',
  SSL: 'the client uses TLS and does not sign in',
  SASL_PLAINTEXT: 'the client signs in without TLS',
};

/** All listeners of Confluent Cloud want SASL over TLS. Java's and librdkafka's default is PLAINTEXT. */
export default defineCause({
  id: 'config/security-protocol',
  title: 'security.protocol is not SASL_SSL',
  reads: { configured: client.all, protocol: client.securityProtocol, servers: client.bootstrapServers },
  mayRead: { answer: broker.authenticate, failure: network.brokerFailure },
  recognise: ({ configured, protocol, servers, answer, failure }) => {
    if (protocol === 'SASL_SSL' || isMeantByStranger(configured, 'security protocol')) return null;
    const isConfluent = servers.some((server) => isConfluentHost(parseBootstrap(server)?.host ?? ''));
    const wantsTls = failure?.code === 'SPEAKS_TLS';
    // Elsewhere SASL_PLAINTEXT may be what the listener wants: then it works, or fails for another reason.
    if (protocol === 'SASL_PLAINTEXT' && !isConfluent && !wantsTls && answer?.accepted !== true) return null;
    const what = WHAT[protocol] ?? 'no client knows it';
    return {
      strength: 'shown',
      because: `security.protocol is ${protocol}: ${what}${wantsTls ? ', and the port speaks TLS' : ''}.`,
      rows: [
        {
          label: 'security.protocol',
          value: protocol,
          source: sourceOfAbsent(configured, 'securityProtocol'),
        },
      ],
      protocol,
    };
  },
  repair: (evidence, { protocol }) => {
    const mended = amendClient(evidence, { securityProtocol: 'SASL_SSL' });
    return evidence.broker.authenticate.status === 'observed' ? mended : askedAgain(mended, protocol);
  },
  repaired: 'with security.protocol=SASL_SSL',
  fix: (_, evidence) => ({
    summary: 'Set security.protocol to SASL_SSL.',
    steps: [],
    commands: [writeSetting(evidence.client, 'security protocol', 'SASL_SSL')],
  }),
  edits: () => [{ edit: 'set', of: { setting: 'securityProtocol' }, to: 'SASL_SSL' }],
});

/** Over TLS, or with a sign-in, the broker would answer otherwise; with SSL the connection itself was the same. */
function askedAgain(evidence: Evidence, protocol: string): Evidence {
  const { bootstrap } = evidence.broker;
  const signedIn = presumeSignIn(evidence);
  const greeted = {
    ...signedIn,
    broker: { ...signedIn.broker, apiVersions: missing('it was not asked with SASL_SSL') },
  };
  return bootstrap === undefined || protocol === 'SSL' ? greeted : presumeConnection(greeted, bootstrap);
}
