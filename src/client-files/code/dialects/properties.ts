import { METHOD_PROPERTY } from '../../../clients/librdkafka-login.ts';
import { part, type Located } from '../../../text/located.ts';
import type { Pair } from '../../../text/properties.ts';
import { once } from '../../../text/once.ts';
import type { Source } from '../../../text/source.ts';
import { fromDotnet } from '../../kafka/dotnet.ts';
import { readJava } from '../../kafka/java.ts';
import { readLibrdkafka } from '../../kafka/librdkafka.ts';
import type { Reading } from '../../reading.ts';
import { callbackIn, withCallback } from '../callbacks/all.ts';
import { withoutGuesses } from '../certainty.ts';
import type { Configured, Setting } from '../maps.ts';
import { isWhole, UNKNOWN } from '../pieces.ts';
import { everyNode } from '../search.ts';
import { SettingReader } from '../settings.ts';
import { tokenRequestIn } from '../token-request.ts';
import type { Dialect, Program } from './dialect.ts';

/** Maps with the properties of the Java client or of librdkafka, under their own names or those of .NET. */
export default {
  read: (program) => {
    const { source, evaluator, nodes } = program;
    const callback = callbackIn(program);
    return new SettingReader(source, evaluator)
      .read(nodes)
      .filter(({ settings }) => settings.length > 0)
      .map((map) => ofMap(map, program))
      .map((reading) =>
        callback !== undefined && leavesTokenToCode(reading)
          ? withCallback(reading, {
              ...callback,
              settings: [...callback.settings, ...tokenRequestIn(program)],
            })
          : reading,
      );
  },
} satisfies Dialect;

/** With a method set librdkafka fetches the token, and with a login module Java does. */
const leavesTokenToCode = ({ client, properties }: Reading): boolean =>
  client === 'librdkafka' && !properties.some(({ name }) => name.text === METHOD_PROPERTY);

/** Signs of the Java client, which Python programs configure too (Spark). */
const JAVA = /^(?:sasl\.jaas\.config|sasl\.login\..+|sasl\.client\.callback\..+|ssl\.truststore\..+)$/;
const JVM: ReadonlySet<string> = new Set(['java', 'kotlin', 'scala', 'groovy']);

function ofMap({ settings, from, isWhole: isSeen }: Configured, program: Program): Reading {
  const { source, language } = program;
  const isJava =
    JVM.has(language.id) ||
    settings.some(({ kind, name }) => kind === 'constant' || kind === 'setter' || JAVA.test(name.text));
  const pairs = effectiveIn(settings, part(source.content, from), source).map(pairOf);
  const reading = withoutGuesses(
    editableIn(pairs, program),
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
 * Values that share a line with other texts are not editable: an edit shows the line, and another text on it may be a
 * secret.
 */
function editableIn(pairs: readonly Pair[], program: Program): readonly Pair[] {
  const { source } = program;
  const lineOf = ({ offsetAt }: Located): number => source.placeAt(offsetAt(0)).line;
  const texts = textsByLine(program);
  const own = new Map<number, number>();
  const count = (line: number): unknown => own.set(line, (own.get(line) ?? 0) + 1);
  for (const { name, value } of pairs) {
    if (source.file[name.offsetAt(0) - 1]?.match(/["'`]/)) count(lineOf(name));
    if (value.editable) count(lineOf(value));
  }
  return pairs.map((pair) => {
    const line = lineOf(pair.value);
    return !pair.value.editable || texts.get(line) === own.get(line)
      ? pair
      : { ...pair, value: { ...pair.value, editable: false } };
  });
}

/** The number of texts on each line. */
const textsByLine = once(({ nodes, source }: Program): ReadonlyMap<number, number> => {
  const texts = new Map<number, number>();
  for (const { sequence, index } of everyNode(nodes)) {
    const node = sequence[index]!;
    if (node.kind !== 'text') continue;
    const { line } = source.placeAt(source.content.offsetAt(node.from));
    texts.set(line, (texts.get(line) ?? 0) + 1);
  }
  return texts;
});

/**
 * Of several statements that set a property, the last one wins if it is certain to run; of two in the same literal,
 * both are kept. A statement nested deeper than the beginning of the map (`if`) may not run.
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
  return /(?:^|[\r\n])([ \t]*)(?![ \t])[^\r\n]*$/.exec(before)![1]!.length;
}
const LONGEST_LINE = 200;
