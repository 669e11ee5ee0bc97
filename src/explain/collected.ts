import { isJsonObject, parseJson, type Json, type JsonObject } from '../evidence/json.ts';
import { OVERLAP, type Line } from './lines.ts';

/*
 * A collector writes something around each line of a log: a time, the name of a container, JSON. The lines of a stack
 * trace belong together only without it, and a configuration is recognised only without it. What is removed is never a
 * part of the program's own line: unless a collector is certain, it must leave a line that begins as programs' lines do.
 */

/** JSON records longer than this are left as they are. */
const LONGEST_RECORD = 256 * 1024;
/** A record in a record: Docker's JSON around a program's JSON. */
const DEEPEST = 3;

/** Characters added by a mail, by Markdown or for a terminal's colours. */
const DECORATION = /^(?:\s?>+ ?)+|\u001b\[[\d;]{0,20}[A-Za-z]/g;

const ISO = String.raw`\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)`;

/** What collectors write before a line. */
const CERTAIN: readonly RegExp[] = [
  // containerd and CRI-O.
  new RegExp(String.raw`^(?<time>${ISO}) (?:stdout|stderr) [FP] `),
  // RFC 5424.
  new RegExp(
    String.raw`^<\d{1,3}>1 (?<time>${ISO}) \S{1,255} \S{1,48} \S{1,128} \S{1,32} (?:-|\[[^\]\n]{1,400}\]) ?`,
  ),
  // journald, rsyslog. A program's logger, too, may write a time and two words.
  new RegExp(String.raw`^(?<time>${ISO}) [\w.-]{1,255} [\w.@/-]{1,100}\[\d{1,8}\]: `),
  /^(?<time>(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [ \d]\d \d\d:\d\d:\d\d) (?!(?:trace|debug|info|warn|warning|error|fatal|critical)\b|Caused by)[\w.-]{1,255} [\w.@/-]{1,100}(?:\[\d{1,8}\])?: /i,
  // Heroku, Cloud Foundry.
  new RegExp(String.raw`^(?<time>${ISO}) \[?(?:app|heroku|APP)[[/][\w./-]{1,60}\]?:? (?:(?:OUT|ERR) )?`),
  // Loki.
  new RegExp(String.raw`^(?<time>${ISO}) \{[^{}\n]{1,400}\} `),
  // kubectl logs --prefix.
  /^\[pod\/[^\]\s]{1,300}\] /,
  // docker compose, docker service.
  /^[\w.@-]{1,200} {0,60}\| ?/,
];

/** The same, where only the rest of the line shows that it is one: programs begin their lines like that, too. */
const LIKELY: readonly RegExp[] = [
  // kubectl logs --timestamps, with or without a source; aws logs tail.
  new RegExp(String.raw`^(?<time>${ISO}) (?:[\w.-]{1,80}/[\w./$[\]-]{1,300} )?`),
  // stern.
  /^[\w.-]{1,200}-[\w.-]{1,60} (?:› )?[\w.-]{1,63} (?:› )?/,
  // grep, with the name of the file or without.
  /^(?:[\w./-]{1,300}[:-])?\d{1,9}[:-]/,
  // less -N, cat -n.
  /^ {0,7}\d{1,9}(?:\t| {1,2})/,
  // Splunk.
  /^\d{1,2}\/\d{1,2}\/\d{2,4} \d{1,2}:\d\d:\d\d(?:\.\d{1,6})?(?: [AP]M)?\s{1,4}/,
];

/** How the lines of programs begin: a time, librdkafka's level, a stack trace, an exception, a setting. */
const BEGINS =
  /^(?:\[?(?:\d{4}-\d\d-\d\d[T ]\d\d:\d\d|\d\d:\d\d:\d\d[.,]\d)|%\d\||\s{0,8}at [\w.$<]|\s{0,8}\.\.\. \d+ (?:more|common)|Caused by: |Suppressed: |Traceback \(most| {2}File "|(?:[\w$]+\.)+[\w$]*(?:Exception|Error)\b|[ \t]+[\w.]{2,80} = |\{")/;

/** Members that only a collector names so: the value is the whole line. */
const WHOLE_LINES = ['log', 'MESSAGE', 'line', 'textPayload', 'resultDescription', '@message'] as const;
const TIMES = ['@timestamp', 'timestamp', 'time', 'ts', '__REALTIME_TIMESTAMP'] as const;

/** The lines of a log without what a collector wrote around them. They keep its number. */
export async function* collectedLines(
  batches: AsyncIterable<readonly Line[]>,
): AsyncGenerator<readonly Line[]> {
  const open = openerOfRecords();
  for await (const batch of batches) yield batch.flatMap(open.push);
  yield open.end();
}

/** A line with none of these is one that nothing was written around; a log may have millions of them. */
const MAY_BE_COLLECTED = /[\s:|"&>{[\u001b-]/;

/** A record of JSON may be longer than the parts in which a long line arrives, so these are joined for it. */
function openerOfRecords(): {
  readonly push: (line: Line) => readonly Line[];
  readonly end: () => readonly Line[];
} {
  let parts: Line[] = [];
  let size = 0;
  const end = (): readonly Line[] => {
    if (parts.length === 0) return [];
    const [first, ...rest] = parts;
    const held = parts;
    parts = [];
    size = 0;
    if (first === undefined) return [];
    if (rest.length === 0) return openedLine(first);
    const text = first.text + rest.map((part) => part.text.slice(OVERLAP)).join('');
    return openedRecord(withoutPrefix({ ...first, text }), 0) ?? held;
  };
  return {
    push: (line) => {
      if (line.rest !== true) {
        const before = end();
        if (!MAY_BE_COLLECTED.test(line.text)) return before.length === 0 ? [line] : [...before, line];
        if (!/[{[]/.test(line.text.slice(0, 400))) return [...before, ...openedLine(line)];
        parts = [line];
        size = line.text.length;
        return before;
      }
      if (parts.length === 0) return [line];
      parts.push(line);
      size += line.text.length;
      if (size <= LONGEST_RECORD) return [];
      const held = parts;
      parts = [];
      return held;
    },
    end,
  };
}

function openedLine(line: Line): readonly Line[] {
  const bare = withoutPrefix(line);
  return openedRecord(bare, 0) ?? [bare];
}

/** Without the prefixes of up to two collectors, and without the entities of a page that it was copied from. */
function withoutPrefix(line: Line): Line {
  let { text, time } = line;
  text = readable(text);
  for (let times = 0; times < 2; times += 1) {
    const found = prefixOf(text);
    if (found === undefined) break;
    text = text.slice(found[0].length);
    time = found.groups?.['time'] ?? time;
  }
  return text === line.text ? line : { ...line, text, ...(time === undefined ? {} : { time }) };
}

/** Each prefix has one of these. A log may have millions of short lines without any. */
const IN_EACH_PREFIX = /[ \t:|-]/;

const prefixOf = (text: string): RegExpExecArray | undefined => {
  if (!IN_EACH_PREFIX.test(text)) return undefined;
  const head = text.slice(0, 700);
  for (const pattern of CERTAIN) {
    const found = pattern.exec(head);
    if (found !== null) return found;
  }
  for (const pattern of LIKELY) {
    const found = pattern.exec(head);
    if (found !== null && BEGINS.test(head.slice(found[0].length))) return found;
  }
  return undefined;
};

const ENTITIES: Readonly<Record<string, string>> = {
  lt: '<',
  gt: '>',
  quot: '"',
  '#34': '"',
  '#39': "'",
  apos: "'",
};

const readable = (text: string): string => {
  const plain = text.includes('\u001b') || /^\s?>/.test(text) ? text.replace(DECORATION, '') : text;
  // The end of a record of several lines in a table of comma-separated values.
  const open = /^[^"]*"$/.test(plain) ? plain.slice(0, -1) : plain;
  return open.includes('&')
    ? open.replace(/&(lt|gt|quot|apos|#34|#39);/g, (_, name: string) => ENTITIES[name]!)
    : open;
};

/** The lines in a record of JSON; undefined if the line, without its prefix, is none, or its texts have one line each. */
function openedRecord(bare: Line, depth: number): readonly Line[] | undefined {
  const text = bare.text.trim();
  const member = /^"(?:message|log|MESSAGE|textPayload|line)"\s?:\s?(?<value>"[^]*"),?$/.exec(text)?.groups?.[
    'value'
  ];
  if (member !== undefined) {
    const value = parseJson(member);
    return typeof value === 'string' ? split(value, bare, depth) : undefined;
  }
  if (!/^[{[]/.test(text) || !/[}\]],?$/.test(text)) return undefined;
  const json = parseJson(text.replace(/,$/, ''));
  const records = recordsIn(json);
  if (records.length === 0) return undefined;
  const opened = records.map((record) => linesOfRecord(record, bare, depth));
  if (opened.length === 1) return opened[0];
  return opened.flatMap((lines, index) => lines ?? [{ ...bare, text: JSON.stringify(records[index]) }]);
}

/** A record, or those that an API lists. */
function recordsIn(json: Json | undefined): readonly JsonObject[] {
  if (Array.isArray(json)) return json.filter(isJsonObject);
  if (json === undefined || !isJsonObject(json)) return [];
  const { events } = json;
  return Array.isArray(events) ? events.filter(isJsonObject) : [json];
}

function linesOfRecord(record: JsonObject, line: Line, depth: number): readonly Line[] | undefined {
  const written = TIMES.map((name) => record[name]).find(
    (value) => typeof value === 'string' && /^\d{4}-/.test(value),
  );
  const at: Line = { ...line, ...(typeof written === 'string' ? { time: written } : {}) };
  for (const name of WHOLE_LINES) {
    const value = record[name];
    if (typeof value === 'string') return split(value, at, depth);
  }
  const { message } = record;
  const isCollected = ['ingestionTime', 'logStreamName', 'eventId'].some((name) => name in record);
  if (typeof message === 'string' && isCollected) return split(message, at, depth);
  return unfoldedRecord(record, at, depth);
}

/** A program's own record keeps its members; only the texts of several lines in it become lines. */
function unfoldedRecord(record: JsonObject, at: Line, depth: number): readonly Line[] | undefined {
  const long = Object.entries(record).filter(
    (entry): entry is [string, string] => typeof entry[1] === 'string' && entry[1].trim().includes('\n'),
  );
  if (long.length === 0) return undefined;
  const short = Object.fromEntries(
    Object.entries(record).filter(([name]) => !long.some(([other]) => other === name)),
  );
  const [first = '', ...rest] = long.flatMap(([, text]) => text.trimEnd().split(/\r?\n/));
  return split([`${JSON.stringify(short)} ${first}`, ...rest].join('\n'), { ...at, starts: true }, depth);
}

function split(text: string, line: Line, depth: number): readonly Line[] {
  const { starts, ...rest } = line;
  return text
    .replace(/\r?\n$/, '')
    .split(/\r?\n/)
    .flatMap((part, index): readonly Line[] => {
      const each: Line = { ...rest, text: part, ...(starts === true && index === 0 ? { starts } : {}) };
      const bare = withoutPrefix(each);
      return (depth < DEEPEST ? openedRecord(bare, depth + 1) : undefined) ?? [starts === true ? each : bare];
    });
}
