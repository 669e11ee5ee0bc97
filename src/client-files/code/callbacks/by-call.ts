import type { Library } from '../../../evidence/configuration.ts';
import { isMark, isWord } from '../nodes.ts';
import { callsOf, literalsOf, membersOf, mentions, type Call } from '../search.ts';
import type { Node } from '../scanner.ts';
import { callbackAt, type CallbackRule } from './callback.ts';

/* Libraries to which a program passes the token in a call or a structure that has a place for the extensions. */

/** The expression of the extensions; null if there is none, undefined if that is unclear. */
type Extensions = (call: Call) => readonly Node[] | null | undefined;

const rule = (
  library: Library,
  languages: readonly string[],
  find: (nodes: readonly Node[]) => readonly Call[],
  extensionsOf: Extensions,
): CallbackRule => ({
  languages: [...languages, 'any'],
  read: (program) => {
    const calls = find(program.nodes);
    const [call] = calls;
    if (call === undefined) return undefined;
    for (const each of calls) {
      const given = extensionsOf(each);
      if (given === undefined) return undefined;
      if (given !== null) return callbackAt(program, library, each.at, given);
    }
    // They may be added on another line.
    return mentions(program.nodes, /^extensions$/i)
      ? undefined
      : callbackAt(program, library, call.at, undefined);
  },
});

/** The argument at this position, which may be omitted. */
const argument =
  (index: number): Extensions =>
  ({ args }) => {
    if (args.length < index) return undefined;
    const given = args[index];
    return given === undefined || (given.length === 1 && isWord(given[0], 'NULL', 'null', 'nullptr'))
      ? null
      : given;
  };

export const member =
  (name: RegExp): Extensions =>
  ({ group }) => {
    if (group.nodes.some((node) => isMark(node, '..', '...', '**'))) return undefined;
    return membersOf(group).find((each) => name.test(each.name))?.value ?? null;
  };

export const byCall: readonly CallbackRule[] = [
  // kafka.OAuthBearerToken of confluent-kafka-go (`kafka/oauthbearer.go` in its history: `kafka.SetOAuthBearerToken`)
  rule(
    'confluent-kafka-go',
    ['go'],
    (nodes) => literalsOf(nodes, /(?:^|\.)OAuthBearerToken$/),
    member(/^Extensions$/),
  ),
  // Confluent.Kafka.ClientExtensions.OAuthBearerSetToken(token, lifetimeMs, principal, extensions = null)
  rule(
    'confluent-kafka-dotnet',
    ['csharp'],
    (nodes) => callsOf(nodes, /\.OAuthBearerSetToken$/),
    argument(3),
  ),
  // rdkafka-ruby: oauthbearer_set_token(token:, lifetime_ms:, principal_name:, extensions: nil)
  rule(
    'rdkafka-ruby',
    ['ruby'],
    (nodes) => callsOf(nodes, /(?:^|\.)oauthbearer_set_token$/),
    member(/^extensions$/),
  ),
  // RdKafka\Producer::oauthbearerSetToken(string $token, string $lifetimeMs, string $principal, array $extensions = [])
  rule('rdkafka-php', ['php'], (nodes) => callsOf(nodes, /\.oauthbearerSetToken$/), argument(3)),
  // rd_kafka_oauthbearer_set_token(rk, token, lifetime, principal, extensions, extension_size, errstr, errstr_size)
  rule(
    'librdkafka',
    ['c', 'c++'],
    (nodes) => callsOf(nodes, /^rd_kafka_oauthbearer_set_token$/),
    argument(4),
  ),
  // rust-rdkafka's OAuthToken { token, principal_name, lifetime_ms } has no field for them.
  rule(
    'rust-rdkafka',
    ['rust'],
    (nodes) => literalsOf(nodes, /^OAuthToken$/),
    () => null,
  ),
];
