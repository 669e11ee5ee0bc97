import { LIBRDKAFKA_SETTINGS } from '../../../clients/librdkafka-properties.ts';
import { opaque, part, type Located } from '../../../text/located.ts';
import type { Pair } from '../../../text/properties.ts';
import { readLibrdkafka } from '../../kafka/librdkafka.ts';
import type { Reading } from '../../reading.ts';
import { withoutGuesses } from '../certainty.ts';
import { textOf } from '../nodes.ts';
import { variableCalled } from '../pieces.ts';
import { callsOf, membersOf, type Call } from '../search.ts';
import type { Dialect, Program } from './dialect.ts';

/**
 * The attributes `[KafkaTrigger(…)]` and `[KafkaOutput(…)]` of Azure Functions, whose client is librdkafka
 * (https://github.com/Azure/azure-functions-kafka-extension, `KafkaTriggerAttribute`). They have no property for
 * `https.ca.*`. `%NAME%` is an application setting, which Azure passes to the function as an environment variable; so
 * is a broker list that is only a name.
 */
export default {
  languages: ['csharp', 'java', 'any'],
  read: (program) =>
    callsOf(program.nodes, /^Kafka(?:Trigger|Output)?$/).flatMap((call) => readingOf(program, call)),
} satisfies Dialect;

/** librdkafka's properties by their attribute names. */
const NAMES: Readonly<Record<string, string>> = {
  Protocol: 'security.protocol',
  AuthenticationMode: 'sasl.mechanism',
  OAuthBearerMethod: 'sasl.oauthbearer.method',
  OAuthBearerTokenEndpointUrl: LIBRDKAFKA_SETTINGS.tokenEndpoint.read[0],
  OAuthBearerClientId: LIBRDKAFKA_SETTINGS.clientId.write,
  OAuthBearerClientSecret: LIBRDKAFKA_SETTINGS.clientSecret.write,
  OAuthBearerScope: LIBRDKAFKA_SETTINGS.scope.read[0],
  OAuthBearerExtensions: LIBRDKAFKA_SETTINGS.extensions.read[0],
  SslCaLocation: 'ssl.ca.location',
  ConsumerGroup: 'group.id',
};

/** The other properties that set up the sign-in: an attribute without any has no settings of its own. */
const SIGN_IN = /^(?:Protocol|AuthenticationMode|OAuthBearer\w+)$/;

const OWN_NAMES = {
  tokenEndpoint: 'OAuthBearerTokenEndpointUrl',
  clientId: 'OAuthBearerClientId',
  clientSecret: 'OAuthBearerClientSecret',
  scope: 'OAuthBearerScope',
  extensions: 'OAuthBearerExtensions',
  extensionsAs: 'list',
};

/** The members of `BrokerProtocol`, `BrokerAuthenticationMode` and `OAuthBearerMethod`, by librdkafka's values. */
const MEMBERS: Readonly<Record<string, string>> = {
  'BrokerProtocol.Plaintext': 'PLAINTEXT',
  'BrokerProtocol.Ssl': 'SSL',
  'BrokerProtocol.SaslPlaintext': 'SASL_PLAINTEXT',
  'BrokerProtocol.SaslSsl': 'SASL_SSL',
  'BrokerAuthenticationMode.Gssapi': 'GSSAPI',
  'BrokerAuthenticationMode.Plain': 'PLAIN',
  'BrokerAuthenticationMode.ScramSha256': 'SCRAM-SHA-256',
  'BrokerAuthenticationMode.ScramSha512': 'SCRAM-SHA-512',
  'BrokerAuthenticationMode.OAuthBearer': 'OAUTHBEARER',
  'OAuthBearerMethod.Default': 'default',
  'OAuthBearerMethod.Oidc': 'oidc',
};

function readingOf(program: Program, { args, group }: Call): readonly Reading[] {
  const { content } = program.source;
  const members = membersOf(group);
  if (!members.some(({ name }) => SIGN_IN.test(name))) return [];
  const named = members.flatMap(({ name, at, value }): readonly Pair[] => {
    const property = Object.hasOwn(NAMES, name) ? NAMES[name] : undefined;
    const given = valueOf(program, value);
    return property === undefined || given === undefined
      ? []
      : [{ name: opaque(part(content, at.from, at.to), property), value: given }];
  });
  const [first] = args;
  const servers = first?.[0]?.kind === 'text' ? valueOf(program, first) : undefined;
  const pairs =
    servers === undefined
      ? named
      : [{ name: opaque(servers, 'bootstrap.servers'), value: asServers(servers) }, ...named];
  const reading = withoutGuesses(pairs, readLibrdkafka, part(content, group.from), group.isOpen !== true);
  return [{ ...reading, library: 'azure-functions', ownNames: OWN_NAMES }];
}

/** A string, a member of an enumeration, or a reference to an application setting. */
function valueOf(program: Program, value: Call['args'][number]): Located | undefined {
  const at = program.evaluator.valueOf(value);
  const known = MEMBERS[value.slice(-3).map(textOf).join('')];
  const setting = /^%([\w:.-]+)%$/.exec(at?.text ?? '')?.[1];
  if (at === undefined) return undefined;
  const meant =
    known !== undefined
      ? opaque(at, known)
      : setting === undefined
        ? at
        : opaque(at, variableCalled(setting));
  // There may be a secret on the same line.
  return { ...meant, editable: false };
}

/** The name of an application setting instead of a list of brokers. */
const asServers = (at: Located): Located =>
  /^[A-Za-z_]\w*$/.test(at.text) ? opaque(at, variableCalled(at.text)) : at;
