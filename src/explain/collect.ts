import { createHash } from 'node:crypto';
import type { Block } from './errors.ts';
import { findIn, type Found } from './find.ts';

/** One error, however often it was reported. */
export interface Counted {
  readonly line: number;
  readonly firstTime?: string;
  readonly found: Found;
  readonly count: number;
  readonly lastTime?: string;
}

/** Errors that are kept apart; a log with more different ones has told enough. */
const MOST_ERRORS = 200;
/** Texts that are known when they come again. */
const MOST_KNOWN = 20_000;

/**
 * Collects the errors of a text, each once. A log repeats itself, so that most errors are known by their text before they are
 * looked at: what differs in nothing but digits says the same.
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

const fingerprint = (text: string, surroundings: boolean): string =>
  createHash('sha1')
    .update(`${surroundings}${text.replace(/\d+/g, '0')}`)
    .digest('base64');

/** Two errors are the same if they say the same, but for numbers, times and ids; undefined where nothing is said. */
function keyOf({ findings, elsewhere }: Found): string | undefined {
  if (findings.length === 0) return elsewhere?.what;
  return findings
    .map(({ cause, quote }) => `${cause} ${quote.replace(/\d+/g, '0').slice(0, 120)}`)
    .join('\n');
}
