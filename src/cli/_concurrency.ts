import type { Options } from 'yargs';
import { quoted, UsageError } from '../text/problem.ts';
import { textOption, type Arguments } from './_command.ts';

const MOST_AT_ONCE = 256;

/** `--concurrency`, without its group. */
export const concurrency: Options = {
  type: 'string',
  requiresArg: true,
  describe: `how many clients to diagnose at the same time (default: 8, at most ${MOST_AT_ONCE})`,
};

/** @throws UsageError for a value out of bounds */
export function concurrencyOf(args: Arguments): number {
  const text = textOption(args, 'concurrency') ?? '8';
  const many = /^\d{1,3}$/.test(text) ? Number(text) : 0;
  if (many < 1 || many > MOST_AT_ONCE)
    throw new UsageError([`--concurrency: is ${quoted(text)}; must be from 1 to ${MOST_AT_ONCE}`]);
  return many;
}
