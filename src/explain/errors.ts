import type { Line } from './lines.ts';
import { mayHoldSecret, withoutSecrets } from '../redaction/by-look.ts';

/** One report of a program: a line with its stack trace, its causes, and the body of an answer after it. */
export interface Block {
  readonly line: number;
  /** For each line of the text, the number of the line of the log that contains it. */
  readonly numbers: readonly number[];
  /** The time, in the log's own format. */
  readonly time?: string;
  /** The lines, joined, without possible secrets. */
  readonly text: string;
  /** Where each part of the chain begins in the text; the last one is the root, unless `rootFirst`. */
  readonly parts: readonly number[];
  /** Python prints the root first. */
  readonly rootFirst: boolean;
}

const MOST_LINES = 400;
const MOST_CHARACTERS = 65_536;

const INDENTED = /^[\t ]+\S/;
/** Lines that continue an error, in any program's format. */
const CONTINUES =
  /^(?:Caused by\b|Suppressed: |\.\.\. \d+ (?:more|common)|at [\w$.<]|[{}\][]|"\w+"\s*:|During handling of|The above exception was|goroutine \d|Traceback \(most)/;
/** A line of a log of its own, although it begins with a bracket: `[2026-01-05 12:03:41,123] ERROR`, `{"level":"ERROR",…}`. */
const RECORD =
  /^\[(?:\d{4}-\d\d-\d\d[T ]|\d\d:\d\d:\d\d)|^\{\s?"(?:@?timestamp|time|ts|level|severity|@version|instant|logger|message|msg)"\s?:/;
const EXCEPTION = /^(?:[\w$]+\.)+[\w$]*(?:Exception|Error|Failure|Fault)\b/;
const CHAIN = /^\s*Caused by\b|^During handling of|^The above exception was|^\s*\[cause\]: /;
const PYTHON_CHAIN = /^During handling of|^The above exception was/;

const TIMES: readonly RegExp[] = [
  /\b(?<iso>\d{4}-\d\d-\d\d[T ]\d\d:\d\d:\d\d(?:[.,]\d{1,9})?(?:Z|[+-]\d\d:?\d\d)?)/,
  /^%\d\|(?<epoch>\d{9,11}(?:\.\d{1,3})?)\|/,
  /\b(?<iso>\d{4}\/\d\d\/\d\d \d\d:\d\d:\d\d(?:\.\d{1,6})?)/,
  /^(?<iso>\d\d\/\d\d\/\d\d \d\d:\d\d:\d\d(?:[.,]\d{1,6})?)/,
  /^(?<iso>(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec) [ \d]\d \d\d:\d\d:\d\d)/,
  /^\[?(?<iso>\d\d:\d\d:\d\d[.,]\d{1,6})\b/,
];

/** The time at the beginning of a log line; an epoch is converted to ISO 8601. */
export function timeIn(text: string): string | undefined {
  const head = text.slice(0, 200);
  for (const pattern of TIMES) {
    const groups = pattern.exec(head)?.groups;
    if (groups?.['iso'] !== undefined) return groups['iso'];
    if (groups?.['epoch'] !== undefined) return new Date(Number(groups['epoch']) * 1000).toISOString();
  }
  return undefined;
}

const hasZone = (time: string): boolean => /(?:Z|[+-]\d\d:?\d\d)$/.test(time);

/** The line's own time, if it names its zone; otherwise that of the collector. */
export function timeOf({ text, time }: Line): string | undefined {
  const own = timeIn(text);
  return own !== undefined && (hasZone(own) || time === undefined) ? own : (time ?? own);
}

/** An error in a JSON string has its stack trace in one line, and the body that it quotes is escaped. */
const unfolded = (text: string): string =>
  /\\n(?:\\t|\s{1,8})?(?:at |Caused by)|\{\\"/.test(text)
    ? text.replace(/\\(?:(r\\n|n)|(t)|(["\\]))/g, (_, ending?: string, tab?: string, mark?: string) =>
        ending === undefined ? (tab === undefined ? (mark ?? '') : '\t') : '\n',
      )
    : text;

/** Groups lines into reports. `onBlock` is called with those that have a line for which `isOfInterest` holds. */
export function blocksOf(
  isOfInterest: (text: string) => boolean,
  onBlock: (block: Block) => void,
): { readonly push: (line: Line) => void; readonly end: () => void } {
  let lines: Line[] = [];
  let size = 0;
  let interesting = false;

  const end = (): void => {
    if (interesting) onBlock(blockOf(lines));
    lines = [];
    size = 0;
    interesting = false;
  };
  return {
    push: (line) => {
      const { text, rest, starts } = line;
      const goesOn = lines.length > 0 && rest !== true && starts !== true && continues(text, lines);
      if (!goesOn || lines.length >= MOST_LINES || size + text.length > MOST_CHARACTERS) end();
      lines.push(line);
      size += text.length;
      interesting ||= isOfInterest(text);
    },
    end,
  };
}

function continues(text: string, lines: readonly Line[]): boolean {
  if (RECORD.test(text)) return false;
  if (INDENTED.test(text) || CONTINUES.test(text)) return true;
  const before = lines[lines.length - 1]!.text;
  if (
    PYTHON_CHAIN.test(before) ||
    (before === '' && lines.length > 1 && PYTHON_CHAIN.test(lines[lines.length - 2]!.text))
  )
    return true;
  // A logger's line, followed by the exception it was given.
  if (EXCEPTION.test(text))
    return lines.length === 1
      ? timeIn(before) !== undefined
      : /^\s+File "|^Traceback/.test((lines[1] ?? lines[0]!).text) && isPythonTrace(lines);
  return text === '' && lines.some((line) => PYTHON_CHAIN.test(line.text) || /^Traceback/.test(line.text));
}

/** A traceback ends with the exception itself, which is not indented. */
const isPythonTrace = (lines: readonly Line[]): boolean =>
  lines.findLastIndex((line) => /^Traceback/.test(line.text)) >
  lines.findLastIndex((line) => EXCEPTION.test(line.text));

function blockOf(lines: readonly Line[]): Block {
  const unfoldedLines = lines.flatMap(({ number, text }) =>
    unfolded(text)
      .split('\n')
      .map((each): readonly [number, string] => [number, each]),
  );
  const whole = unfoldedLines.map(([, each]) => each).join('\n');
  // Before anything is quoted: a quotation may begin after the name that shows that a value is secret.
  const text = mayHoldSecret(whole) ? withoutSecrets(whole) : whole;
  const parts = [0];
  let at = 0;
  for (const each of text.split('\n')) {
    if (at > 0 && CHAIN.test(each)) parts.push(at);
    at += each.length + 1;
  }
  const [first] = lines;
  const time = first === undefined ? undefined : timeOf({ ...first, text: text.slice(0, 200) });
  return {
    line: first?.number ?? 1,
    numbers: unfoldedLines.map(([number]) => number),
    text,
    parts,
    rootFirst: lines.some((each) => PYTHON_CHAIN.test(each.text)),
    ...(time === undefined ? {} : { time }),
  };
}
