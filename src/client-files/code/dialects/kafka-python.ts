import type { Spelling } from '../../../evidence/configuration.ts';
import type { SettingKey } from '../../../settings/settings.ts';
import { once } from '../../../text/once.ts';
import { part } from '../../../text/located.ts';
import type { Found, Reading } from '../../reading.ts';
import { callbackAt, type Callback } from '../callbacks/callback.ts';
import { listed, ofLibrary } from '../library.ts';
import { isMark, isWord, textOf } from '../nodes.ts';
import { nameGiven, valueAfter } from '../names.ts';
import { plainText } from '../property-names.ts';
import type { Group, Node } from '../scanner.ts';
import { bodyOf, everyNode, membersOf, mentions, returnsOf, textsOf, type Member } from '../search.ts';
import { tokenRequestIn } from '../token-request.ts';
import type { Dialect, Program } from './dialect.ts';

/**
 * Keyword arguments of kafka-python (https://kafka-python.readthedocs.io/en/master/apidoc/KafkaProducer.html) and of
 * aiokafka (https://aiokafka.readthedocs.io/en/stable/api.html), or a dictionary of them. Their token comes from an
 * `AbstractTokenProvider`, whose method `extensions` is optional.
 */
export default {
  languages: ['python', 'any'],
  read: (program) => {
    if (!mentions(program.nodes, USED)) return [];
    return mapsIn(program).map((map) => readingOf(program, map));
  },
} satisfies Dialect;

const USED = /^(?:AIO)?Kafka(?:Producer|Consumer|AdminClient|Client)$|^AIOKafka|^(?:aiokafka)$/;

const NAMES: Readonly<Record<string, SettingKey>> = {
  bootstrap_servers: 'bootstrapServers',
  security_protocol: 'securityProtocol',
  sasl_mechanism: 'saslMechanism',
  group_id: 'groups',
};
const OWN_NAMES = {
  bootstrapServers: 'bootstrap_servers',
  securityProtocol: 'security_protocol',
  saslMechanism: 'sasl_mechanism',
};
const PROVIDER = 'sasl_oauth_token_provider';

interface Arguments {
  readonly members: readonly Member[];
  /** The client gets no other arguments. */
  readonly isWhole: boolean;
}

/** The arguments that configure a client, and what is added to them by name. */
function mapsIn(program: Program): readonly Arguments[] {
  const { nodes } = program;
  const added = addedIn(program);
  const isOurs = ({ name }: Member): boolean => name in NAMES || name === PROVIDER;
  const found = everyNode(nodes).flatMap(({ sequence, index }) => {
    const group = sequence[index];
    if (group?.kind !== 'group' || group.open === '[') return [];
    const members = membersOf(group).filter(isOurs);
    if (!members.some(({ name }) => name !== 'group_id')) return [];
    const name = nameOf(sequence, index);
    return [{ group, members: [...members, ...(added.get(name ?? '') ?? [])], name }];
  });
  const named = new Map(found.flatMap((each) => (each.name === undefined ? [] : [[each.name, each]])));
  const taken = new Set<Group>();
  const all = found.map(({ group, members }) => {
    const spread = spreadIn(group);
    const others = spread.flatMap((each) => {
      const other = named.get(each);
      if (other === undefined || other.group === group) return [];
      taken.add(other.group);
      return [other];
    });
    return {
      group,
      members: [...others.flatMap((each) => each.members), ...members],
      isWhole: group.open === '(' && others.length === spread.length && group.isOpen !== true,
    };
  });
  return all.filter(({ group }) => !taken.has(group));
}

/** `conf = {…}`, `conf = dict(…)` */
function nameOf(sequence: readonly Node[], index: number): string | undefined {
  const at = [index - 1, index - 2].find((each) => isMark(sequence[each], '='));
  return at === undefined ? undefined : nameGiven(sequence, at);
}

/** `conf["sasl_mechanism"] = "OAUTHBEARER"`, by the name of the dictionary. */
function addedIn({ nodes }: Program): ReadonlyMap<string, readonly Member[]> {
  const added = new Map<string, Member[]>();
  for (const { sequence, index } of everyNode(nodes)) {
    const [owner, group, mark] = [sequence[index - 1], sequence[index], sequence[index + 1]];
    const key = group?.kind === 'group' && group.open === '[' ? group.nodes[0] : undefined;
    if (key?.kind !== 'text' || owner?.kind !== 'word' || !isMark(mark, '=')) continue;
    const those = added.get(owner.text) ?? [];
    those.push({ name: plainText(key), at: key, value: valueAfter(sequence, index + 1) });
    added.set(owner.text, those);
  }
  return added;
}

/** `**conf` */
const spreadIn = ({ nodes }: Group): readonly string[] =>
  nodes.flatMap((node, index) => (isMark(node, '**') ? [textOf(nodes[index + 1])] : []));

function readingOf(program: Program, { members, isWhole }: Arguments): Reading {
  const named = new Map(members.map((member) => [member.name, member]));
  const found = members.flatMap(({ name, value }): readonly Found[] => {
    const key = NAMES[name];
    return key === undefined ? [] : listed(key, textsOf(program, value), ',');
  });
  const mechanism = found.find(({ key }) => key === 'saslMechanism');
  const isOAuth = mechanism?.value === 'OAUTHBEARER' || named.has(PROVIDER);
  const hasProtocol = named.has('security_protocol');
  // Both default to PLAINTEXT.
  const plaintext: readonly Found[] =
    isWhole && mechanism !== undefined && !hasProtocol
      ? [{ key: 'securityProtocol', value: 'PLAINTEXT', at: part(mechanism.at, 0, 0) }]
      : [];
  const callback = isOAuth ? providerOf(program) : undefined;
  return ofLibrary(
    'kafka-python',
    [...found, ...plaintext, ...(isOAuth ? tokenRequestIn(program) : [])],
    callback,
    { ownNames: OWN_NAMES, spelled: spelledIn(program, members) },
  );
}

/** As the program writes them: `security_protocol="SASL_SSL",` or `'security_protocol': 'SASL_SSL',`. */
function spelledIn(program: Program, members: readonly Member[]): Readonly<Record<string, Spelling>> {
  const { text } = program.source.content;
  return Object.fromEntries(
    members.flatMap(({ name, at, value }) => {
      const [only, more] = value;
      const key = NAMES[name];
      const quote = only === undefined ? '' : text.charAt(only.from);
      if (key === undefined || only?.kind !== 'text' || more !== undefined || !/["']/.test(quote)) return [];
      const mark = at.kind === 'text' ? text.charAt(at.from) : '';
      const between = at.kind === 'text' ? `${mark}: ${quote}` : `=${quote}`;
      return [[key, { before: mark, name, between, after: `${quote},` }] as const];
    }),
  );
}

/** The class that inherits from `AbstractTokenProvider`; if there are several, which one the client uses is unknown. */
const providerOf = once((program: Program): Callback | undefined => {
  const { nodes } = program;
  const classes = everyNode(nodes).flatMap(({ sequence, index }) => {
    const bases = sequence[index];
    const isProvider =
      bases?.kind === 'group' &&
      bases.nodes.some((node) => isWord(node, 'AbstractTokenProvider')) &&
      isWord(sequence[index - 2], 'class');
    return isProvider ? [sequence[index - 1]!] : [];
  });
  const [only] = classes;
  if (only === undefined || classes.length > 1) return undefined;
  const body = bodyOf(program, 'extensions');
  if (body === undefined)
    return mentions(nodes, /^_?extensions$/)
      ? undefined
      : callbackAt(program, 'kafka-python', only, undefined);
  const [value, other] = returnsOf(body);
  const group = value?.[0];
  if (value === undefined || other !== undefined) return undefined;
  const isEmpty = value.length === 1 && group?.kind === 'group' && group.nodes.length === 0;
  return callbackAt(program, 'kafka-python', group!, isEmpty ? undefined : value);
});
