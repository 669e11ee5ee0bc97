import { member } from '../callbacks/by-call.ts';
import { callbackAt, type Callback } from '../callbacks/callback.ts';
import { implied, listed, ofLibrary, setting } from '../library.ts';
import { textOf } from '../nodes.ts';
import { assignedTo, callsOf, everyNode, literalsOf, mentions, textsOf } from '../search.ts';
import { tokenRequestIn } from '../token-request.ts';
import type { Found } from '../../reading.ts';
import type { Dialect, Program } from './dialect.ts';

/** https://pkg.go.dev/github.com/IBM/sarama: `Config.Net`, and `AccessTokenProvider`. */
export default {
  languages: ['go', 'any'],
  read: (program) => {
    const mechanism = mechanismIn(program);
    const isSarama =
      callsOf(program.nodes, /^sarama\./).length > 0 || assignedTo(program.nodes, SASL_MEMBER).length > 0;
    const client = callsOf(program.nodes, CLIENT)[0];
    if (!isSarama || (client === undefined && mechanism.length === 0)) return [];
    const isOAuth = mechanism.some(({ value }) => value === 'OAUTHBEARER');
    const isGroup = client?.path === 'sarama.NewConsumerGroup';
    const found = [
      ...(client?.args[0] === undefined
        ? []
        : listed('bootstrapServers', textsOf(program, client.args[0]), ',')),
      ...mechanism,
      ...protocolIn(program),
      ...(isGroup ? setting(program, 'groups', client.args[1]) : []),
    ];
    return [
      ofLibrary(
        'sarama',
        isOAuth ? [...found, ...tokenRequestIn(program)] : found,
        isOAuth ? callbackOf(program) : undefined,
      ),
    ];
  },
} satisfies Dialect;

const SASL_MEMBER = /(?:^|\.)Net\.SASL\.\w+$/;
const CLIENT = /^sarama\.New(?:SyncProducer|AsyncProducer|Consumer|ConsumerGroup|Client|ClusterAdmin)$/;

/** The constants of sarama (`broker.go`). */
const MECHANISMS: Readonly<Record<string, string>> = {
  SASLTypeOAuth: 'OAUTHBEARER',
  SASLTypePlaintext: 'PLAIN',
  SASLTypeSCRAMSHA256: 'SCRAM-SHA-256',
  SASLTypeSCRAMSHA512: 'SCRAM-SHA-512',
  SASLTypeGSSAPI: 'GSSAPI',
};

function mechanismIn(program: Program): readonly Found[] {
  const given = assignedTo(program.nodes, /(?:^|\.)Net\.SASL\.Mechanism$/);
  const [only, more] = given;
  if (only === undefined || more !== undefined) return [];
  // `sarama.SASLMechanism(sarama.SASLTypeOAuth)`
  for (const { sequence, index } of everyNode(only.value)) {
    const node = sequence[index]!;
    const known = Object.hasOwn(MECHANISMS, textOf(node)) ? MECHANISMS[textOf(node)] : undefined;
    if (known !== undefined) return [implied(program, 'saslMechanism', known, node)];
  }
  return setting(program, 'saslMechanism', only.value);
}

/** `Net.TLS.Enable` beside `Net.SASL.Enable`; settings made in a function call are unknown. */
function protocolIn(program: Program): readonly Found[] {
  const isOn = (path: RegExp): boolean | undefined => {
    const [only, more] = assignedTo(program.nodes, path);
    const value = only === undefined || more !== undefined ? '' : textOf(only.value[0]);
    return /^(?:true|false)$/.test(value) ? value === 'true' : undefined;
  };
  const [tls, sasl] = [isOn(/(?:^|\.)Net\.TLS\.Enable$/), isOn(/(?:^|\.)Net\.SASL\.Enable$/)];
  const at = assignedTo(program.nodes, /(?:^|\.)Net\.TLS\.Enable$/)[0]?.value[0];
  if (tls === undefined || sasl !== true || at === undefined) return [];
  return [implied(program, 'securityProtocol', tls ? 'SASL_SSL' : 'SASL_PLAINTEXT', at)];
}

/** The value that `Token()` returns as `sarama.AccessToken`. */
function callbackOf(program: Program): Callback | undefined {
  const tokens = literalsOf(program.nodes, /^(?:sarama\.)?AccessToken$/).filter(
    ({ args }) => args.length > 0,
  );
  const [token] = tokens;
  if (token === undefined || tokens.length > 1) return undefined;
  const given = member(/^Extensions$/)(token);
  if (given === null && mentions(program.nodes, /^Extensions$/)) return undefined;
  return given === undefined ? undefined : callbackAt(program, 'sarama', token.at, given ?? undefined);
}
