import { part } from '../../../text/located.ts';
import { extension } from '../../kafka/mapping.ts';
import type { Found } from '../../reading.ts';
import { callbackAt, type Callback } from '../callbacks/callback.ts';
import { implied, listed, ofLibrary, setting } from '../library.ts';
import { isWord, textOf } from '../nodes.ts';
import { assignedTo, callsOf, everyNode, literalsOf, membersOf, mentions, textsOf } from '../search.ts';
import type { Text } from '../texts.ts';
import { tokenRequestIn } from '../token-request.ts';
import type { Dialect, Program } from './dialect.ts';

/**
 * https://pkg.go.dev/github.com/segmentio/kafka-go: it has no OAUTHBEARER (#1366), so a program implements
 * `sasl.Mechanism` and writes the first message itself (RFC 7628, section 3.1).
 */
export default {
  languages: ['go', 'any'],
  read: (program) => {
    if (!mentions(program.nodes, /^github\.com\/segmentio\/kafka-go(?:$|\/)/)) return [];
    const mechanism = mechanismIn(program);
    const isOAuth = mechanism.some(({ value }) => value === 'OAUTHBEARER');
    const found = [
      ...serversIn(program),
      ...mechanism,
      ...protocolIn(program, mechanism),
      ...literalsOf(program.nodes, /^kafka\.ReaderConfig$/)
        .slice(0, 1)
        .flatMap(({ group }) =>
          setting(program, 'groups', membersOf(group).find(({ name }) => name === 'GroupID')?.value),
        ),
    ];
    return [
      ofLibrary('kafka-go', isOAuth ? [...found, ...tokenRequestIn(program)] : found, callbackOf(program)),
    ];
  },
} satisfies Dialect;

function serversIn(program: Program): readonly Found[] {
  const listedOnes = literalsOf(
    program.nodes,
    /^kafka\.(?:ReaderConfig|WriterConfig|ConsumerGroupConfig)$/,
  ).flatMap(({ group }) => membersOf(group).filter(({ name }) => name === 'Brokers'));
  const [first] = listedOnes;
  if (first !== undefined) return listed('bootstrapServers', textsOf(program, first.value), ',');
  const [address] = callsOf(program.nodes, /^kafka\.TCP$/);
  return address === undefined
    ? []
    : listed(
        'bootstrapServers',
        address.args.flatMap((each) => textsOf(program, each)),
        ',',
      );
}

/** `Name()` of the program's own mechanism, or one of the library's mechanisms. */
function mechanismIn(program: Program): readonly Found[] {
  for (const { sequence, index } of everyNode(program.nodes)) {
    const body = sequence[index];
    const [first, name] = body?.kind === 'group' ? body.nodes : [];
    const isName = isWord(sequence[index - 1], 'string') && isWord(sequence[index - 3], 'Name');
    if (isName && isWord(first, 'return') && name?.kind === 'text')
      return setting(program, 'saslMechanism', [name]);
  }
  const [plain] = literalsOf(program.nodes, /^plain\.Mechanism$/);
  if (plain !== undefined) return [implied(program, 'saslMechanism', 'PLAIN', plain.at)];
  const [own] = literalsOf(program.nodes, /(?:^|\.)\w*oauth\w*(?:\.\w*)?$/i);
  if (own !== undefined && mentions(program.nodes, /^SASL(?:Mechanism)?$/))
    return [implied(program, 'saslMechanism', 'OAUTHBEARER', own.at)];
  const [scram] = callsOf(program.nodes, /^scram\.Mechanism$/);
  const hash = textOf(scram?.args[0]?.at(-1));
  return scram !== undefined && /^SHA(?:256|512)$/.test(hash)
    ? [implied(program, 'saslMechanism', `SCRAM-SHA-${hash.slice(3)}`, scram.at)]
    : [];
}

/** `TLS: &tls.Config{…}` beside the mechanism, in a `Dialer` or a `Transport`. */
function protocolIn(program: Program, mechanism: readonly Found[]): readonly Found[] {
  const tls = [
    ...literalsOf(program.nodes, /^kafka\.(?:Dialer|Transport)$/).flatMap(({ group }) => membersOf(group)),
    ...assignedTo(program.nodes, /\.TLS$/),
  ].find(({ name, value }) => /(?:^|\.)TLS$/.test(name) && textOf(value[0]) !== 'nil');
  if (tls === undefined) return [];
  return [implied(program, 'securityProtocol', mechanism.length === 0 ? 'SSL' : 'SASL_SSL', tls.at)];
}

/** The mechanism's first message: texts with the token between them. */
function callbackOf(program: Program): Callback | undefined {
  const messages = textsWith(program, 'auth=Bearer ');
  const [message] = messages;
  if (message === undefined || messages.length > 1) return undefined;
  const settings = textsWith(program, '\x01').flatMap(extensionsOf);
  const isClear = !mentions(program.nodes, /logicalCluster|extension/i);
  const callback = callbackAt(program, 'kafka-go', message, isClear ? undefined : []);
  return { ...callback, settings };
}

const textsWith = (program: Program, wanted: string): readonly Text[] =>
  everyNode(program.nodes).flatMap(({ sequence, index }) => {
    const node = sequence[index];
    return node?.kind === 'text' &&
      node.pieces.some((piece) => !('hole' in piece) && piece.text.includes(wanted))
      ? [node]
      : [];
  });

/** `\x01name=value` (RFC 7628, section 3.1); `auth` is the token. */
const extensionsOf = ({ pieces }: Text): readonly Found[] =>
  pieces.flatMap((piece) =>
    'hole' in piece
      ? []
      : [...piece.text.matchAll(/\x01([^=\x01]{1,100})=([^\x01]+)/g)].flatMap(
          ({ index, 1: name = '', 2: value = '' }) => {
            const valueFrom = index + 1 + name.length + 1;
            return name === 'auth'
              ? []
              : [
                  extension(
                    part(piece, index + 1, index + 1 + name.length),
                    value,
                    part(piece, valueFrom, valueFrom + value.length),
                  ),
                ];
          },
        ),
  );
