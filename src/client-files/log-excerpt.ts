import { lineCounterOf } from '../text/source.ts';
import { whole } from '../text/located.ts';
import type { Source } from '../text/source.ts';
import { JAVA_HEADING, JAVA_LINE, JAVA_VERSION, LIBRDKAFKA_HEADING, LIBRDKAFKA_LINE } from './log-lines.ts';

/** Characters of configuration to keep of a log: the last ones, because a log may cover months. */
const MOST_CHARACTERS = 512 * 1024;

const HEADING = new RegExp(`${JAVA_HEADING}\\r?$`);
const LINE = new RegExp(`^${JAVA_LINE}`);
const CONF = new RegExp(`${LIBRDKAFKA_HEADING}|^${LIBRDKAFKA_LINE}`);
const IN_JSON = new RegExp(String.raw`${JAVA_HEADING}(?:\\r)?\\n`);

interface Kept {
  readonly number: number;
  readonly text: string;
}

/**
 * Collects the lines of a log that say how a client was configured, so that a log of any length can be read like a
 * file. Places refer to the log's own lines.
 */
export function excerptIn(path: string): {
  /** @param number from 1 */
  readonly look: (number: number, text: string) => void;
  /** Whether lines in this text may be kept, given those before it. */
  readonly mayKeep: (text: string) => boolean;
  /** Undefined if no line shows any configuration. */
  readonly found: () => Source | undefined;
} {
  const kept: Kept[] = [];
  let characters = 0;
  let isInBlock = false;
  let hasVersion = false;
  const keep = (number: number, text: string): void => {
    kept.push({ number, text });
    characters += text.length;
    while (characters > MOST_CHARACTERS && kept.length > 1) characters -= kept.shift()!.text.length;
  };
  return {
    look: (number, text) => {
      // A plain search is many times as fast as a pattern, and a log may have millions of lines.
      const mayBeHeading = text.includes('Config values:');
      const isHeading = mayBeHeading && HEADING.test(text);
      isInBlock = isHeading || (isInBlock && LINE.test(text));
      const tellsVersion = !hasVersion && text.includes('afka') && JAVA_VERSION.test(text);
      hasVersion ||= tellsVersion;
      if (
        isInBlock ||
        tellsVersion ||
        (text.includes('CONF') && CONF.test(text)) ||
        (mayBeHeading && IN_JSON.test(text))
      )
        keep(number, text);
    },
    mayKeep: (text) =>
      isInBlock ||
      text.includes('Config values:') ||
      text.includes('CONF') ||
      (!hasVersion && text.includes('afka')),
    found: () => (kept.length === 0 ? undefined : sourceOfLines(path, kept)),
  };
}

/** Lines of a file as a separate source that keeps their places in the file. */
function sourceOfLines(path: string, kept: readonly Kept[]): Source {
  const file = kept.map(({ text }) => text).join('\n');
  const placeAt = lineCounterOf(file);
  return {
    path,
    name: path,
    content: whole(file),
    file,
    isLatin1: false,
    placeAt: (offset) => {
      const { line, column } = placeAt(offset);
      return { line: kept[line - 1]?.number ?? line, column };
    },
  };
}
