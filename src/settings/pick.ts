import { inItsCase, inItsCaseForClients, type Given } from './given.ts';
import { problemsIn } from './schema.ts';
import type { Problem } from '../text/problem.ts';
import { ENTRIES, SETTINGS, type Entry, type SettingKey } from './settings.ts';

/** Decides a setting among all the sources that give it. */
export interface Pick {
  readonly entry: Entry;
  readonly value: unknown;
  /** How a message names the place. */
  readonly where: string;
  /** False when its value was already reported. */
  readonly valid: boolean;
}

export type Picks = ReadonlyMap<SettingKey, Pick>;

/**
 * Decides every setting: the last source that gives it wins, in any form; pairs (`params`, `extensions`) are merged,
 * the last value of a name winning.
 *
 * @param sources by precedence, lowest first
 */
export function pick(sources: readonly Given[]): {
  readonly picks: Picks;
  readonly problems: readonly Problem[];
} {
  const problems: Problem[] = [];
  const picks = new Map<SettingKey, Pick>();
  for (const source of sources.map(withChoicesInTheirCase)) {
    const wrong = problemsIn(source.settings, source.locate, source.example).filter(
      ({ property }) => property === undefined || source.judged?.has(property) !== true,
    );
    problems.push(...wrong);
    const wrongKeys = new Set(wrong.map(({ property }) => property));
    for (const { key, kind } of SETTINGS) {
      const given = ENTRIES.filter(
        (entry) => entry.setting.key === key && source.settings[entry.key] !== undefined,
      );
      const [entry, other] = given;
      if (entry === undefined) continue;
      const where = source.locate([entry.key]);
      if (other !== undefined)
        problems.push({
          code: 'conflicting-properties',
          property: entry.key,
          line: `${where}: also given as ${source.locate([other.key])}; give only one of them`,
        });
      const before = kind === 'pairs' ? picks.get(key) : undefined;
      const valid = !wrongKeys.has(entry.key);
      const value = source.settings[entry.key];
      picks.set(key, {
        entry,
        where,
        valid: valid && (before?.valid ?? true),
        value: before === undefined || !valid ? value : { ...(before.value as object), ...(value as object) },
      });
    }
  }
  return { picks, problems };
}

const withChoicesInTheirCase = (source: Given): Given => ({
  ...source,
  settings: Object.fromEntries(
    Object.entries(source.settings).map(([key, value]) => {
      const choices = ENTRIES.find((entry) => entry.key === key)?.setting.choices;
      if (choices === undefined || typeof value !== 'string') return [key, value];
      const spelled = source.judged?.has(key) === true ? inItsCaseForClients : inItsCase;
      return [key, spelled(value, choices)];
    }),
  ),
});
