import type { Selection } from '../report/report.ts';
import { didYouMean, quoted, refuse, UsageError } from '../text/problem.ts';
import { listOption, type Arguments } from './_command.ts';

/**
 * The values of `--only` and `--skip`: comma-separated ids, in repeatable flags.
 *
 * @throws UsageError for an unknown gate, check or cause, and for a selection that leaves nothing
 */
export async function selectionOf(args: Arguments): Promise<Selection> {
  const [only, skip] = (['only', 'skip'] as const).map((flag) =>
    listOption(args, flag).flatMap((text) => text.split(',').map((word) => word.trim())),
  ) as [string[], string[]];
  if (only.length + skip.length === 0) return { only, skip };
  const known = await selectable();
  refuse([...unknownIn('only', only, known), ...unknownIn('skip', skip, known)]);
  if (only.length > 0 && only.every((id) => skip.includes(id) || skip.includes(id.split('/')[0]!))) {
    throw new UsageError(['--only: --skip leaves out all of it, so that nothing would count']);
  }
  return { only: [...new Set(only)], skip: [...new Set(skip)] };
}

/** Gates, and the ids of checks and causes. */
export async function selectable(): Promise<readonly string[]> {
  const [{ GATES }, { causes }, { checks }] = await Promise.all([
    import('../evidence/gate.ts'),
    import('../causes/registry.generated.ts'),
    import('../checks/registry.generated.ts'),
  ]);
  const ids = [...causes, ...checks].map(({ id }) => id);
  return [...GATES, ...new Set(ids)];
}

const unknownIn = (flag: string, words: readonly string[], known: readonly string[]): readonly string[] =>
  words
    .filter((word) => !known.includes(word))
    .map((word) =>
      word === ''
        ? `--${flag}: needs names of gates, checks or causes, with commas between them`
        : `--${flag}: no gate, check or cause is called ${quoted(word)}${didYouMean(word, known)}`,
    );
