import type { Source } from '../../text/source.ts';
import { Maps, type Configured } from './maps.ts';
import { nameGiven, valueAfter } from './names.ts';
import { isConnected, keyAt, plainText, type Key } from './property-names.ts';
import type { Group, Node } from './scanner.ts';
import { isMark, isWord, splitAt, textOf } from './nodes.ts';
import { spellingOf } from './spelling.ts';
import type { Evaluator } from './values.ts';

/** The map that a name was assigned, and the index of the last node of its value. */
interface Assigned {
  readonly map: Configured;
  readonly until: number;
}

/** Reads the properties that a program gives its clients. */
export class SettingReader {
  readonly #source: Source;
  readonly #evaluator: Evaluator;
  readonly #maps = new Maps();
  /** The map of the previous statement: a chain of calls continues it. */
  #latest: Configured | undefined;
  #hasCallback = false;
  /** Arguments of calls that may change what they are given. */
  readonly #handed = new Set<Group>();

  constructor(source: Source, evaluator: Evaluator) {
    this.#source = source;
    this.#evaluator = evaluator;
  }

  /** @returns the maps that no other map copies */
  read(nodes: readonly Node[]): readonly Configured[] {
    this.#visit(nodes, undefined, undefined);
    return this.#maps.joined().map((map) => ({ ...map, isWhole: map.isWhole && !this.#hasCallback }));
  }

  /** @param owner the map that an assignment names, for the literal in its value */
  #visit(sequence: readonly Node[], group: Group | undefined, owner: Configured | undefined): void {
    let assigned: Assigned | undefined;
    sequence.forEach((node, index) => {
      if (namesCallback(node)) this.#hasCallback = true;
      if (group?.open !== '(') {
        assigned = this.#begun(sequence, index) ?? assigned;
      }
      if (begins(sequence, index))
        this.#latest = this.#builder(
          sequence,
          index,
          assigned !== undefined && index <= assigned.until ? assigned.map : undefined,
        );
      this.#spread(sequence, index, owner);
      this.#hand(sequence, index);
      this.#setting(sequence, index, group, owner);
      if (node.kind === 'group') {
        const isAssigned = assigned !== undefined && index <= assigned.until;
        // `p := NewProducer(&ConfigMap{…})` names the result, not the map in its brackets.
        const isArgument = node.open === '(' && isAssigned && !assigned!.map.isWhole && holdsLiteral(node);
        const own = isAssigned && !isArgument ? assigned!.map : owner;
        this.#visit(node.nodes, node, this.#ownerOf(node, sequence, index, group, own));
      }
    });
  }

  /** The map that receives the members of these brackets. */
  #ownerOf(
    node: Group,
    sequence: readonly Node[],
    index: number,
    around: Group | undefined,
    own: Configured | undefined,
  ): Configured | undefined {
    const callee = sequence[index - 1];
    if (node.open === '(' && callee?.kind === 'word') {
      const receiver = sequence[index - 3];
      const isMethod = isMark(sequence[index - 2], '.', '->', '?.');
      const [first, comma, third] = node.nodes;
      if (
        first?.kind === 'word' &&
        isMark(comma, ',') &&
        third !== undefined &&
        keyAt(this.#source, node.nodes, 2) !== undefined
      )
        return this.#maps.called(textOf(first));
      if (!isMethod || (!this.#isKeyed(node) && !JOINING.test(callee.text))) return own;
      if (receiver?.kind === 'word' && !MAKER.test(receiver.text)) return this.#maps.called(receiver.text);
      return receiver?.kind === 'group' ? (this.#latest ?? own) : own;
    }
    if (node.open !== '{') return own;
    // `{ "a", "b" }` is a pair of the surrounding map, while an object inside an object is a separate map.
    const isPair =
      around !== undefined &&
      splitAt(node.nodes, ',').length === 2 &&
      keyAt(this.#source, node.nodes, 0) !== undefined &&
      isMark(node.nodes[1], ',');
    if (isPair) return own ?? this.#maps.fresh(around.from, true);
    const isHandedOn = around !== undefined && this.#handed.has(around);
    const isDirect = around?.open !== '{' || (own !== undefined && own.from > around.from);
    return own !== undefined && isDirect
      ? own
      : this.#maps.fresh(node.from, node.isOpen !== true && !isHandedOn);
  }

  #isKeyed(node: Group): boolean {
    return node.nodes.some((_, index) => keyAt(this.#source, node.nodes, index) !== undefined);
  }

  /** A name that is assigned a new map. */
  #begun(sequence: readonly Node[], index: number): Assigned | undefined {
    const name = nameGiven(sequence, index);
    if (name === undefined) return undefined;
    const value = valueAfter(sequence, index);
    const groups = value.filter((node): node is Node & Group => node.kind === 'group');
    const isMade =
      groups.some((group) => group.open === '{' || isMapInBrackets(group)) ||
      value.some((node) => node.kind === 'word' && MAKER.test(node.text));
    const map = this.#maps.fresh(
      sequence[index]!.from,
      isMade && groups.every(({ isOpen }) => isOpen !== true),
    );
    for (const { open, nodes } of groups) {
      const [only, more] = nodes;
      // `new ProducerConfig(common)`, `dict(common)`
      if (open === '(' && isMade && only?.kind === 'word' && more === undefined) map.bases.push(textOf(only));
    }
    this.#maps.name(name, map);
    return { map, until: index + value.length };
  }

  /** `{...common}`, `{**common}`, `props.putAll(common)`. */
  #spread(sequence: readonly Node[], index: number, owner: Configured | undefined): void {
    const [node, next] = [sequence[index]!, sequence[index + 1]];
    if (isMark(node, '...', '**') && owner !== undefined && next?.kind !== 'group') {
      if (next?.kind === 'word' && !isMark(sequence[index + 2], '.', '(')) owner.bases.push(next.text);
      else owner.isWhole = false;
    }
    if (node.kind !== 'word' || !JOINING.test(node.text) || next?.kind !== 'group') return;
    const before = sequence[index - 2];
    const receiver = before?.kind === 'group' ? this.#latest : this.#maps.named(textOf(before));
    for (const [only, ...more] of receiver === undefined ? [] : splitAt(next.nodes, ',')) {
      if (only?.kind === 'word' && more.length === 0) receiver!.bases.push(only.text);
      else if (only?.kind !== 'group') receiver!.isWhole = false;
    }
  }

  /** A map that is passed to anything other than a client may be extended there. */
  #hand(sequence: readonly Node[], index: number): void {
    const [callee, group] = [sequence[index - 1], sequence[index]!];
    if (group.kind !== 'group' || group.open !== '(' || callee?.kind !== 'word') return;
    const owner = isMark(sequence[index - 2], '.', '::', '->') ? textOf(sequence[index - 3]) : '';
    // `.options(**options).option("kafka.x", "y")` continues that map.
    const spread = callee.text === 'options' ? this.#maps.named(textOf(group.nodes.at(-1))) : undefined;
    if (spread !== undefined) this.#latest = spread;
    if (isTaker(callee.text, owner) || JOINING.test(callee.text) || this.#isKeyed(group)) return;
    if (!MAKER.test(callee.text) && callee.text !== 'new') this.#handed.add(group);
    for (const node of group.nodes) {
      const map = this.#maps.named(textOf(node).replace(/^[$@]+/, ''));
      if (map !== undefined) map.isWhole = false;
    }
  }

  #setting(
    sequence: readonly Node[],
    index: number,
    group: Group | undefined,
    owner: Configured | undefined,
  ): void {
    const node = sequence[index]!;
    const isIndexed = node.kind === 'group' && node.open === '[' && node.nodes.length > 0;
    const key = isIndexed
      ? keyAt(this.#source, node.nodes, node.nodes.length - 1)
      : keyAt(this.#source, sequence, index);
    const connector = sequence[index + 1];
    if (key === undefined || !isConnected(key.kind, connector, isIndexed, group)) return;
    const given = valueOf(key, sequence, index);
    const value = this.#evaluator.valueOf(given);
    if (value === undefined) return;
    const isGiven = isMark(connector, '=') || key.kind === 'setter';
    const receiver = this.#receiverOf(sequence, index, isIndexed, isGiven);
    const spelling = isIndexed
      ? spellingOf(this.#source, node.nodes.at(-1), given)
      : spellingOf(this.#source, node, given, key.name.text);
    const map = receiver ?? owner ?? this.#latest ?? this.#maps.fresh(key.name.offsetAt(0), false);
    this.#latest = map;
    map.settings.push({
      ...key,
      value,
      ...(spelling !== undefined && (key.kind === 'text' || key.kind === 'constant') && { spelling }),
      ...(receiver === undefined && group !== undefined && group.open === '{' && { within: group }),
    });
  }

  /** A chain of calls from `builder()` on, which fills one map; the map is complete if the chain ends in `build()`. */
  #builder(sequence: readonly Node[], index: number, assigned: Configured | undefined): Configured {
    const map = assigned ?? this.#maps.fresh(sequence[index]!.from, false);
    map.isWhole = assigned !== undefined || endsInBuild(sequence, index);
    return map;
  }

  /** The map whose property a statement sets: `conf["x"] = …`, `config.X = …`. */
  #receiverOf(
    sequence: readonly Node[],
    index: number,
    isIndexed: boolean,
    isGiven: boolean,
  ): Configured | undefined {
    const before = sequence[index - 1];
    if (isIndexed) {
      // In `Properties().apply { this["x"] = "y" }` it is the surrounding map.
      if (/^(?:this|it)$/.test(textOf(before))) return undefined;
      if (before?.kind === 'word') return this.#maps.called(before.text);
      const pointer = before?.kind === 'group' ? before.nodes.at(-1) : undefined;
      return pointer?.kind === 'word' ? this.#maps.called(pointer.text) : undefined;
    }
    return isGiven && isMark(before, '.') && sequence[index - 2]?.kind === 'word'
      ? this.#maps.called(textOf(sequence[index - 2]))
      : undefined;
  }
}

/** More nodes than any statement has: one with thousands of builders would be walked to its end by each. */
const LONGEST_CHAIN = 500;

function endsInBuild(sequence: readonly Node[], index: number): boolean {
  for (const node of sequence.slice(index, index + LONGEST_CHAIN)) {
    if (isMark(node, ';')) return false;
    if (isWord(node, 'build', 'build_')) return true;
  }
  return false;
}

/** `builder()`, at the beginning of a chain of calls. */
function begins(sequence: readonly Node[], index: number): boolean {
  if (!isWord(sequence[index], 'builder')) return false;
  // `builder<String>()` of Kotlin, `builder[String]()` of Scala
  const call = sequence
    .slice(index + 1, index + LONGEST_TYPE)
    .find((node) => node.kind === 'group' && node.open === '(');
  return call?.kind === 'group' && call.nodes.length === 0;
}
const LONGEST_TYPE = 8;

/** Whether brackets contain a map literal at any depth. */
const holdsLiteral = ({ nodes }: Group): boolean =>
  nodes.some((node) => node.kind === 'group' && (node.open === '{' || holdsLiteral(node)));

/** Groovy's `['a.b': 'c']`. */
const isMapInBrackets = ({ open, nodes }: Group): boolean =>
  open === '[' && nodes[0]?.kind === 'text' && isMark(nodes[1], ':');

/** The value after the connector; for a setter, its argument. */
const valueOf = ({ kind }: Key, sequence: readonly Node[], index: number): readonly Node[] => {
  const next = sequence[index + 1];
  return kind === 'setter' && next?.kind === 'group' ? next.nodes : valueAfter(sequence, index + 1);
};

/** Callbacks that fetch a token: then the client's properties do not. */
const CALLBACK =
  /^(?:oauth_cb|\w*OAuthBearerToken(?:Refresh)?(?:Handler|Cb|Event)?|oauthbearer_token_refresh_cb|oauthBearerProvider|rd_kafka_conf_set_oauthbearer_token_refresh_cb|rd_kafka_oauthbearer_set_token|set_oauthbearer_token)$/i;

const namesCallback = (node: Node): boolean =>
  node.kind === 'text' ? CALLBACK.test(plainText(node)) : node.kind === 'word' && CALLBACK.test(node.text);

/** Calls that take a finished configuration. */
const TAKER =
  /(?:(?:Kafka|Producer|Consumer|Admin|Client|Streams|print)\w*|Factory|Builder|log|debug|info|stringify|dumps|freeze|options|rd_kafka_new|len|str|if|while|for|dict|return)$/i;

const isTaker = (callee: string, owner: string): boolean =>
  TAKER.test(callee) ||
  // `RdKafka::Producer::create(conf, errstr)`, `Rdkafka::Config.new(config)`
  (/^(?:create|new)$/.test(callee) && (TAKER.test(owner) || owner === 'Config'));

/** Calls that create a map, empty or as a copy. */
const MAKER =
  /^(?:Properties|\w*Map|\w*Dictionary|\w*Config|\w*[bB]uilder|rd_kafka_conf_new|Conf|dict|mutableMapOf|hashMapOf|mapOf|Configuration)$/;

/** Calls that merge one map into another. */
const JOINING =
  /^(?:putAll|update|assign|merge|load|loadFromXML|add_all|setAll|extend|setProperties|set_properties|setKafkaProducerConfig)$/;
