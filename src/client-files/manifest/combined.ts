import type { Found, Reading } from '../reading.ts';

/**
 * Merges several readings: a later one overrides and extends the earlier ones. A client's default counts only if none
 * of them sets the value, and a guess only if none of them knows it.
 */
export function combined(readings: readonly Reading[]): Reading {
  const telling = readings.filter(({ found }) => found.length > 0);
  const all = telling.flatMap(({ found }) => found);
  const found = new Map<string, Found>();
  for (const each of all.toSorted((one, other) => certainty(one) - certainty(other)))
    found.set(pathOf(each), each);
  const client = telling.map((each) => each.client).find((each) => each !== undefined);
  const version = telling.map((each) => each.clientVersion).find((each) => each !== undefined);
  const program = telling.map((each) => each.program).find((each) => each !== undefined);
  const parts = [...new Set(telling.flatMap(({ part }) => (part === undefined ? [] : [part])))];
  return {
    ...(client !== undefined && { client }),
    ...(version !== undefined && { clientVersion: version }),
    ...(program !== undefined && { program }),
    ...(parts.length > 0 && { part: parts.join(', ') }),
    ...(telling.length > 0 &&
      telling.every(({ isPartial }) => isPartial === true) && { isPartial: true as const }),
    found: [...found.values()],
    properties: telling.flatMap(({ properties }) => properties),
    oddities: telling.flatMap(({ oddities }) => oddities),
  };
}

const certainty = ({ isDefault, isGuess }: Found): number =>
  isDefault === true ? 0 : isGuess === true ? 1 : 2;
const pathOf = ({ key, member }: Found): string => (member === undefined ? key : `${key}.${member}`);
