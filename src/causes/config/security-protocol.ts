import type { ClientConfiguration } from '../../evidence/configuration.ts';
import type { FamilyId } from '../../evidence/family.ts';
import { ownFile } from '../../clients/facts.ts';
import { everyNameOf } from '../../clients/by-name.ts';
import { isCommented } from '../../clients/comments.ts';
import { isSecurityProtocol } from '../../clients/security-protocol.ts';
import { isMeantByUnreadProperty } from '../../clients/unread-properties.ts';
import { amendClient, presumeConnection, presumeSignIn } from '../../repair/amend.ts';
import type { ClientFacts } from '../../evidence/client.ts';
import type { Evidence } from '../../evidence/evidence.ts';
import { sourceOfAbsent } from '../../evidence/configuration.ts';
import { parseBootstrap } from '../../evidence/authority.ts';
import { broker } from '../../facts/broker.ts';
import { client } from '../../facts/client.ts';
import { network } from '../../facts/network.ts';
import { isConfluentHost } from '../../spelling/confluent-names.ts';
import { missing } from '../../evidence/observation.ts';
import { spelledOut } from '../../spelling/typography.ts';
import { writeSetting } from '../../clients/notation/notation.ts';
import { defineCause } from '../define.ts';
import { isUnset } from './_file.ts';

const WHAT: Readonly<Record<string, string>> = {
  PLAINTEXT: 'the client uses neither TLS nor its credentials',
  SSL: 'the client uses TLS and does not sign in',
  SASL_PLAINTEXT: 'the client signs in without TLS',
};

/** All listeners of Confluent Cloud require SASL over TLS. The default of Java and librdkafka is PLAINTEXT. */
export default defineCause({
  id: 'config/security-protocol',
  title: 'security.protocol is not SASL_SSL',
  reads: { family: client.family, protocol: client.securityProtocol, servers: client.bootstrapServers },
  mayRead: {
    answer: broker.authenticate,
    failure: network.brokerFailure,
    file: client.file,
    unreadProperties: ownFile.unreadProperties,
    comments: ownFile.comments,
  },
  recognise: ({ family, protocol, servers, answer, failure, file, unreadProperties, comments }) => {
    if (protocol === 'SASL_SSL' || isMeantByUnreadProperty(unreadProperties, 'securityProtocol')) return null;
    if (isCommented(comments, ...everyNameOf('securityProtocol'))) return null;
    const isConfluent = servers.some((server) => isConfluentHost(parseBootstrap(server)?.host ?? ''));
    const wantsTls = failure?.code === 'SPEAKS_TLS';
    // Elsewhere SASL_PLAINTEXT may be what the listener expects: then it works, or fails for another reason.
    if (protocol === 'SASL_PLAINTEXT' && !isConfluent && !wantsTls && answer?.accepted !== true) return null;
    const what = WHAT[protocol] ?? refusalOf(family, protocol);
    return {
      strength: 'shown',
      because: `${called(protocol, family, file)}: ${what}${wantsTls ? ', and the port speaks TLS' : ''}.`,
      rows: [
        {
          label: 'security.protocol',
          value: shown(protocol),
          source: sourceOfAbsent({ configuration: file }, 'securityProtocol'),
        },
      ],
      protocol,
    };
  },
  repair: (evidence, { protocol }) => {
    const repaired = amendClient(evidence, { securityProtocol: 'SASL_SSL' });
    // A protocol that no client knows is tried by the doctor as SASL_SSL.
    return evidence.broker.authenticate.status === 'observed' || !isSecurityProtocol(protocol)
      ? repaired
      : askedAgain(repaired, protocol);
  },
  repaired: 'with security.protocol=SASL_SSL',
  fix: ({ protocol }, evidence) => ({
    summary: isSwitchOff(evidence.client.client, protocol)
      ? 'Set ssl to true.'
      : lacksSasl(evidence.client, protocol)
        ? 'Give the client a sasl block.'
        : 'Set security.protocol to SASL_SSL.',
    steps: [],
    commands: [
      lacksSasl(evidence.client, protocol)
        ? writeSetting(evidence.client, 'saslMechanism', 'OAUTHBEARER')
        : writeSetting(evidence.client, 'securityProtocol', 'SASL_SSL'),
    ],
  }),
  edits: () => [{ edit: 'set', of: { setting: 'securityProtocol' }, to: 'SASL_SSL' }],
});

const isSwitchOff = (family: FamilyId | undefined, protocol: string): boolean =>
  family === 'kafkajs' && isSecurityProtocol(protocol) && !protocol.endsWith('SSL');

/** kafkajs with TLS and without SASL has its `ssl` switch on. */
const lacksSasl = ({ client: family }: ClientFacts, protocol: string): boolean =>
  family === 'kafkajs' && protocol === 'SSL';

/** The setting as the client's own file has it: kafkajs has a switch, and an unset one has the client's default. */
function called(
  protocol: string,
  family: FamilyId | undefined,
  file: ClientConfiguration | undefined,
): string {
  if (isSwitchOff(family, protocol)) return `ssl is not true (${protocol} in Kafka's words)`;
  return isUnset(file, ...everyNameOf('securityProtocol'))
    ? `security.protocol is not set, and the default is ${protocol}`
    : `security.protocol is ${shown(protocol)}${/^(["']).*\1$/.test(protocol) ? ', with its quotes' : ''}`;
}

/** The configured value, with white space made visible. */
const shown = (protocol: string): string =>
  protocol === ''
    ? 'empty'
    : /^[!-~]+(?: [!-~]+)*$/.test(protocol)
      ? protocol
      : JSON.stringify(spelledOut(protocol));

/**
 * Java's `ConfigDef` and librdkafka's `rd_kafka_anyconf_set_prop` accept the four names in any case, and nothing else.
 * Before kafka-clients 3.5 it is an IllegalArgumentException: "No enum constant".
 */
function refusalOf(family: FamilyId | undefined, protocol: string): string {
  if (family === 'java')
    return `the client does not know this protocol and does not start (Invalid value ${shown(protocol)} for configuration security.protocol)`;
  if (family === 'librdkafka' && protocol !== '')
    return `the client does not know this protocol and does not start (Invalid value ${JSON.stringify(spelledOut(protocol))} for configuration property "security.protocol")`;
  return 'no client knows such a protocol';
}

/** Over TLS, or with a sign-in, the broker would answer differently; with SSL the connection itself was the same. */
function askedAgain(evidence: Evidence, protocol: string): Evidence {
  const { bootstrap } = evidence.broker;
  const signedIn = presumeSignIn(evidence);
  const greeted = {
    ...signedIn,
    broker: { ...signedIn.broker, apiVersions: missing('it was not asked with SASL_SSL') },
  };
  return bootstrap === undefined || protocol === 'SSL' ? greeted : presumeConnection(greeted, bootstrap);
}
