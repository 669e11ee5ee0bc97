import { mostTelling } from '../kafka/choice.ts';
import { fromDotnet } from '../kafka/dotnet.ts';
import { readJava } from '../kafka/java.ts';
import { readKafkajs } from '../kafka/kafkajs.ts';
import { fromKafkaJs, isKafkaJsBlock } from '../kafka/kafkajs-block.ts';
import { readLibrdkafka } from '../kafka/librdkafka.ts';
import type { Reading } from '../reading.ts';
import { part, type Located } from '../../text/located.ts';
import type { Pair } from '../../text/properties.ts';
import type { Source } from '../../text/source.ts';
import { member, textAt, type TreeMap } from '../../text/tree.ts';
import { withoutGuesses } from './certainty.ts';
import { languageOf } from './languages.ts';
import { namesIn } from './names.ts';
import { scan, type Node } from './scanner.ts';
import type { Configured, Setting } from './maps.ts';
import { SettingReader } from './settings.ts';
import { objectOfConstants, objectsIn, type ObjectLiteral } from './tree.ts';
import { isWhole, UNKNOWN } from './pieces.ts';
import { Evaluator } from './values.ts';

const before = new WeakMap<Source, Reading | undefined>();

/**
 * What a program says to its Kafka client; of several clients in it that which says most. Read once a source.
 *
 * @returns undefined when it configures none
 * @throws UsageError with the place of what cannot be read
 */
export function readProgram(source: Source): Reading | undefined {
  if (!before.has(source)) before.set(source, read(source));
  return before.get(source);
}

function read(source: Source): Reading | undefined {
  const language = languageOf(source.name);
  const nodes = scan(source, language);
  const names = namesIn(nodes);
  const evaluator = new Evaluator(source, names);
  const maps = new SettingReader(source, evaluator).read(nodes);
  const clients = maps.filter(({ settings }) => settings.length > 0).map((map) => ofMap(map, nodes, source));
  if (!['javascript', 'any'].includes(language.id))
    return mostTelling(clients.map((reading) => ({ reading })))?.reading;
  const objects = objectsIn(nodes, evaluator, source, names);
  const blocks = objects
    .filter(({ map }) => isKafkaJsBlock(member(map, 'kafkaJS')))
    .map(({ map }) => ofBlock(map, source));
  const constants = objectOfConstants(names, evaluator, source);
  const kafkajs = objects.filter(isKafkajs).map((object) => ofKafkajs(object, objects, constants));
  return mostTelling([...blocks, ...kafkajs, ...clients].map((reading) => ({ reading })))?.reading;
}

/** Signs of the Java client alone, which programs in Python configure as well (Spark). */
const JAVA = /^(?:sasl\.jaas\.config|sasl\.login\..+|sasl\.client\.callback\..+|ssl\.truststore\..+)$/;
const JVM: ReadonlySet<string> = new Set(['java', 'kotlin', 'scala', 'groovy']);

function ofMap(
  { settings, from, isWhole: isSeen }: Configured,
  nodes: readonly Node[],
  source: Source,
): Reading {
  const isJava =
    JVM.has(languageOf(source.name).id) ||
    settings.some(({ kind, name }) => kind === 'constant' || kind === 'setter' || JAVA.test(name.text));
  const pairs = effectiveIn(settings, part(source.content, from), source).map(pairOf);
  const reading = withoutGuesses(
    editableIn(pairs, nodes, source),
    isJava ? readJava : readLibrdkafka,
    part(source.content, from),
    isSeen,
  );
  const spelled = settings.flatMap(({ name, spelling }) =>
    spelling === undefined ? [] : [[name.text, spelling] as const],
  );
  return spelled.length === 0 ? reading : { ...reading, spelled: Object.fromEntries(spelled) };
}

const pairOf = ({ name, value, kind }: Setting): Pair =>
  kind === 'member' && isWhole(value.text) ? { ...fromDotnet({ name, value }), name } : { name, value };

/**
 * Values on a line with other texts cannot be edited: whoever edits shows the line, and another text in it may be a secret.
 */
function editableIn(pairs: readonly Pair[], nodes: readonly Node[], source: Source): readonly Pair[] {
  const texts = new Map<number, number>();
  const count = (offset: number, by: number): void => {
    const { line } = source.placeAt(offset);
    texts.set(line, (texts.get(line) ?? 0) + by);
  };
  const visit = (sequence: readonly Node[]): void =>
    sequence.forEach((node) => {
      if (node.kind === 'group') visit(node.nodes);
      if (node.kind === 'text') count(source.content.offsetAt(node.from), 1);
    });
  visit(nodes);
  for (const { name, value } of pairs) {
    if (source.file[name.offsetAt(0) - 1]?.match(/["'`]/)) count(name.offsetAt(0), -1);
    if (value.editable) count(value.offsetAt(0), -1);
  }
  return pairs.map((pair) =>
    !pair.value.editable || texts.get(source.placeAt(pair.value.offsetAt(0)).line) === 0
      ? pair
      : { ...pair, value: { ...pair.value, editable: false } },
  );
}

/**
 * Of several statements that set one property the last, if it is certain to be run; of two in one literal, both. What
 * stands deeper than the map begins (`if`) may be run or not.
 */
function effectiveIn(settings: readonly Setting[], beginning: Located, source: Source): readonly Setting[] {
  const certain = indentation(beginning, source);
  const byName = new Map<string, Setting[]>();
  for (const setting of settings) {
    const all = byName.get(setting.name.text);
    if (all === undefined) byName.set(setting.name.text, [setting]);
    else all.push(setting);
  }
  return [...byName.values()].flatMap((all): readonly Setting[] => {
    const last = all.at(-1)!;
    if (all.length === 1 || all.every(({ within }) => within !== undefined && within === last.within))
      return all;
    const isCertain = indentation(last.name, source) <= certain;
    const isSame = all.every(({ value }) => value.text === last.value.text);
    return isCertain || isSame
      ? [last]
      : [{ ...last, value: { ...last.value, text: UNKNOWN, editable: false } }];
  });
}

function indentation(at: Located, { file }: Source): number {
  const before = file.slice(Math.max(0, at.offsetAt(0) - LONGEST_LINE), at.offsetAt(0));
  return /(?:^|[\r\n])([ \t]*)[^\r\n]*$/.exec(before)![1]!.length;
}
const LONGEST_LINE = 200;

/** confluent-kafka-javascript's block, and what stands beside it, which wins. */
function ofBlock(map: TreeMap, source: Source): Reading {
  const own = map.entries.flatMap(({ key, value }) =>
    value.kind === 'scalar' && value.value !== null ? [{ name: key, value: value.at }] : [],
  );
  const names = new Set(own.map(({ name }) => name.text));
  const pairs = [...fromKafkaJs(member(map, 'kafkaJS')).filter(({ name }) => !names.has(name.text)), ...own];
  const isSeen = !/\.\.\.|oauthBearerProvider|oauthbearer_token_refresh_cb/.test(map.at.text);
  return withoutGuesses(
    pairs,
    readLibrdkafka,
    part(map.at, 0, 0),
    isSeen && source.content.text.includes('kafkaJS'),
  );
}

const isKafkajs = ({ map, around }: ObjectLiteral): boolean =>
  member(map, 'brokers') !== undefined &&
  !around.some((outer) => member(outer, 'kafkaJS') === map) &&
  !around.some((outer) =>
    outer.entries.some(
      ({ key, value }) => key.text === 'kafkaJS' && value.at.offsetAt(0) === map.at.offsetAt(0),
    ),
  ) &&
  (textAt(member(map, 'sasl'), 'mechanism') !== undefined ||
    ['ssl', 'clientId', 'sasl'].some((name) => member(map, name) !== undefined));

/** What the provider of the token goes by stands anywhere in the program. */
function ofKafkajs(
  { map, around }: ObjectLiteral,
  objects: readonly ObjectLiteral[],
  constants: TreeMap,
): Reading {
  const others = objects
    .map((each) => each.map)
    .filter((each) => each !== map && each.entries.some(({ key }) => OF_THE_TOKEN.test(key.text)));
  const blocks = others.map((other): TreeMap => ({
    kind: 'map',
    at: other.at,
    entries: [{ key: { ...other.at, text: 'oauth' }, value: other }],
  }));
  const reading = readKafkajs(map, [
    ...around,
    ...blocks,
    {
      kind: 'map',
      at: constants.at,
      entries: [{ key: { ...constants.at, text: 'oauth' }, value: constants }],
    },
  ]);
  const isClear = reading.properties.every(
    ({ name, value }) => !/^(?:ssl|sasl)$/.test(name.text) || isWhole(value.text),
  );
  // What is in `sasl: login()` nobody knows, so that it does not say that there is none.
  const found = reading.found.filter(({ key }) => isClear || key !== 'securityProtocol');
  return withoutGuesses([], () => ({ ...reading, found }), map.at, false);
}

const OF_THE_TOKEN =
  /^(?:client_?secret|extensions|logicalCluster|identityPoolId|token_?(?:endpoint|ur[li]))$/i;
