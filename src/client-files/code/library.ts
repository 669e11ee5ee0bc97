import type { Library } from '../../evidence/configuration.ts';
import { opaque, part, type Located } from '../../text/located.ts';
import type { SettingKey } from '../../settings/settings.ts';
import type { Found, Reading } from '../reading.ts';
import type { Callback } from './callbacks/callback.ts';
import { knownOf, onlyRead } from './certainty.ts';
import type { Program } from './dialects/dialect.ts';
import type { Node } from './scanner.ts';

/*
 * Readings of libraries that have neither properties nor a token fetcher: a setting that the program lacks may be
 * anywhere else.
 */

/** A client of a library with its own setting names, and the token that a callback of the program returns. */
export function ofLibrary(
  library: Library,
  found: readonly Found[],
  callback: Callback | undefined,
  rest: Partial<Reading> = {},
): Reading {
  const { returns, at, settings = [] } = callback ?? {};
  return {
    library,
    isPartial: true,
    ownNames: {},
    found: firstOfEach(onlyRead(knownOf([...found, ...settings]))),
    properties: [],
    oddities: [],
    ...(returns !== undefined && at !== undefined && { callback: { library, returns, at } }),
    ...rest,
  };
}

/** A setting whose value is an expression. */
export function setting(
  program: Program,
  key: SettingKey,
  value: readonly Node[] | undefined,
): readonly Found[] {
  const at = value === undefined ? undefined : program.evaluator.valueOf(value);
  return at === undefined ? [] : [{ key, value: at.text, at }];
}

/** Several texts joined into one, at the place of the first. */
export function listed(key: SettingKey, items: readonly Located[], separator: string): readonly Found[] {
  const [first, second] = items;
  if (first === undefined) return [];
  const at = second === undefined ? first : opaque(first, items.map(({ text }) => text).join(separator));
  return [{ key, value: at.text, at }];
}

/** A setting that follows from something else in the program. */
export const implied = (program: Program, key: SettingKey, value: string, { from, to }: Node): Found => ({
  key,
  value,
  at: opaque(part(program.source.content, from, to), value),
});

function firstOfEach(found: readonly Found[]): readonly Found[] {
  const names = found.map(({ key, member }) => JSON.stringify([key, member]));
  return found.filter((_, index) => names.indexOf(names[index]!) === index);
}
