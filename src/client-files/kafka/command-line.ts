import type { Reading } from '../reading.ts';
import { decodedBy, part, type Located } from '../../text/located.ts';
import { parseProperties, type Pair } from '../../text/properties.ts';
import { readWord } from '../../text/shell-word.ts';
import type { Source } from '../../text/source.ts';
import { readJava } from './java.ts';
import { readLibrdkafka } from './librdkafka.ts';

/**
 * A Kafka client configured on a command line: `-X name=value` of kcat, `--producer-property name=value` of Kafka's own
 * tools, and the lines of a file that a script writes. The script's variables come from the environment.
 *
 * @param texts the whole command, or its words
 */
export function readCommand(texts: readonly Located[], source: Source): readonly Reading[] {
  const given = texts.flatMap((text) => propertiesIn(text).map((pair) => filledByShell(pair, text)));
  if (given.length === 0) return [];
  const has = given.some(({ name }) => name.text === 'bootstrap.servers');
  const pairs = has ? given : [...brokersIn(texts), ...given];
  const isLibrdkafka = pairs.some(({ name }) => LIBRDKAFKA.test(name.text));
  const reading = isLibrdkafka ? readLibrdkafka(pairs, source.content) : readJava(pairs, source.content);
  return [
    { ...reading, found: reading.found.map((found) => ({ references: 'environment' as const, ...found })) },
  ];
}

/**
 * The servers that a tool of Kafka's gets on its command line, where everything else is in a file
 * (`--consumer.config FILE`).
 */
export const readServersBesideFile = (texts: readonly Located[], source: Source): readonly Reading[] => {
  const words = texts.flatMap((text) => wordsIn(text, DEEPEST));
  const servers = words.some(({ text }) => FILE.test(text)) ? brokersIn(words) : [];
  return servers.length === 0 ? [] : [{ ...readJava(servers, source.content), isPartial: true }];
};

const FILE = /^--(?:(?:consumer|producer)[.-]config|command-config)(?:=|$)/;

/** Kafka's own tools are Java, and do not know these names. */
const LIBRDKAFKA = /^sasl\.(?:mechanisms|oauthbearer\.(?:method|extensions|client\.(?:id|secret)))$/;

/** `$NAME` is a shell variable, except in a here-document with a quoted delimiter (POSIX, section 2.7.4). */
const filledByShell = ({ name, value }: Pair, command: Located): Pair => ({
  name,
  value: /<<-?[ \t]*['"\\]/.test(command.text)
    ? value
    : decodedBy(
        value,
        /\$([A-Za-z_]\w*)/g,
        ([, variable = '']) => `\${${variable}}`,
        (text) => text,
      ),
});

const propertiesIn = (command: Located): readonly Pair[] => {
  const lines = linesIn(command);
  return lines.length > 0 ? lines : wordsIn(command, DEEPEST).flatMap(pairIn);
};

const PROPERTY = String.raw`(?:bootstrap\.servers|security\.protocol|group\.id|(?:sasl|ssl|https\.ca)\.[\w.]+)`;

/** From the first property line to the last one, including what is between. */
function linesIn(command: Located): readonly Pair[] {
  const found = [...command.text.matchAll(new RegExp(`^[ \\t]*${PROPERTY}[ \\t]*=.*$`, 'gm'))];
  const [first, last] = [found[0], found.at(-1)];
  if (first === undefined || last === undefined || found.length < 2) return [];
  const isProperty = new RegExp(`^${PROPERTY}$`);
  return parseProperties(part(command, first.index, endOf(command.text, last.index))).filter(({ name }) =>
    isProperty.test(name.text),
  );
}

/** The end of a line, including its continuation lines. */
function endOf(text: string, from: number): number {
  const line = /(?:\\[^]|[^\n\\])*/y;
  line.lastIndex = from;
  return from + (line.exec(text)?.[0].length ?? 0);
}

/** `bash -c "kcat -X 'a=b'"` has words inside words. */
const DEEPEST = 3;
const MOST_WORDS = 500;

function wordsIn(command: Located, depth: number): readonly Located[] {
  const words: Located[] = [];
  for (let index = 0; index < command.text.length && words.length < MOST_WORDS;) {
    const { value, end } = readWord(command, index);
    if (end > index) words.push(value);
    index = Math.max(end, index + 1);
  }
  return words.flatMap((word) =>
    depth > 0 && /\s/.test(word.text) && !ASSIGNED.test(word.text) ? wordsIn(word, depth - 1) : [word],
  );
}

/** `-b HOST:PORT` of kcat, `--bootstrap-server HOST:PORT` of Kafka's own tools. */
function brokersIn(texts: readonly Located[]): readonly Pair[] {
  const words = texts.flatMap((text) => wordsIn(text, 0));
  const at = words.findIndex(({ text }) => BROKERS.test(text));
  const flag = words[at];
  const joined = flag === undefined ? undefined : /^(?:-b|--[a-z-]+=)(?=.)/.exec(flag.text)?.[0];
  const value =
    joined === undefined ? words[at + 1] : flag === undefined ? undefined : part(flag, joined.length);
  return flag === undefined || value === undefined || !/^[\w.:,[\]/-]+$/.test(value.text)
    ? []
    : [{ name: { ...flag, text: 'bootstrap.servers', editable: false }, value }];
}

const BROKERS = /^(?:-b(?:[\w.-]+:\d.*)?|--(?:bootstrap-servers?|broker-list)(?:=.*)?)$/;

const ASSIGNED = new RegExp(`^(?:-X)?${PROPERTY}=`);

function pairIn(word: Located): readonly Pair[] {
  if (!ASSIGNED.test(word.text)) return [];
  const from = word.text.startsWith('-X') ? 2 : 0;
  const split = word.text.indexOf('=');
  return [{ name: part(word, from, split), value: part(word, split + 1) }];
}
