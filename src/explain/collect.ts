import { createHash } from 'node:crypto';
import type { Block } from './errors.ts';
import { findIn, type Found } from './find.ts';

/** One error, and how often it was reported. */
export interface Counted {
  readonly line: number;
  readonly firstTime?: string;
  readonly found: Found;
  readonly count: number;
  readonly lastTime?: string;
}

/** The maximum number of different errors; more are not useful. */
const MOST_ERRORS = 200;
/** The maximum number of texts remembered, to recognise repetitions. */
const MOST_KNOWN = 20_000;

/**
 * Collects the errors of a text, each once. Logs repeat themselves, so most errors are recognised by their text before
 * they are examined: texts that differ only in digits mean the same.
 */
export function collector(): {
  readonly add: (block: Block, surroundings: boolean) => void;
  readonly all: () => readonly Counted[];
} {
  const errors = new Map<string, Counted>();
  const known = new Map<string, string | undefined>();

  const recall = (block: Block, surroundings: boolean): string | undefined => {
    const print = fingerprint(block.text, surroundings);
    if (known.has(print)) return known.get(print);
    const found = findIn(block, surroundings);
    const key = keyOf(found);
    if (known.size < MOST_KNOWN) known.set(print, key);
    if (key !== undefined && !errors.has(key) && errors.size < MOST_ERRORS) {
      const { line, time } = block;
      errors.set(key, { line, found, count: 0, ...(time === undefined ? {} : { firstTime: time }) });
    }
    return key;
  };
  return {
    add: (block, surroundings) => {
      const key = recall(block, surroundings);
      const error = key === undefined ? undefined : errors.get(key);
      if (key === undefined || error === undefined) return;
      const isLater = error.count > 0 && block.time !== undefined;
      errors.set(key, {
        ...error,
        count: error.count + 1,
        ...(isLater && { lastTime: block.time }),
      });
    },
    all: () => [...errors.values()],
  };
}

/** A text up to this length is remembered as it is: loading `node:crypto` takes a quarter of the time of a bare Node. */
const LONGEST_REMEMBERED = 200;

function fingerprint(text: string, surroundings: boolean): string {
  const seen = `${surroundings}${text.replace(/\d+/g, '0')}`;
  return seen.length <= LONGEST_REMEMBERED ? seen : createHash('sha1').update(seen).digest('base64');
}

/** Two errors are equal if they say the same, ignoring numbers, times and ids; undefined when nothing is recognised. */
function keyOf({ findings, elsewhere }: Found): string | undefined {
  if (findings.length === 0) return elsewhere?.what;
  return findings
    .map(({ cause, quote }) => `${cause} ${quote.replace(/\d+/g, '0').slice(0, 120)}`)
    .join('\n');
}
