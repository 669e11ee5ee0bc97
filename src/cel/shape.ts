import type { JsonObject } from '../evidence/json.ts';
import { judgeFilter } from './filter.ts';
import { spoken } from '../evidence/words.ts';
import type { FilterPart } from './part.ts';
import { literalOf } from './syntax.ts';

/** Whether a part takes a list for a string or the reverse, or a number for its digits. */
export function isShapeMismatch({ op, seen, expected, error, wanted }: FilterPart): boolean {
  if (error !== undefined) return error.code === 'type' || error.code === 'not-boolean';
  if (op !== '==' || !wanted || seen === undefined || expected === undefined) return false;
  if (Array.isArray(seen) !== Array.isArray(expected)) return true;
  return typeof seen !== typeof expected && spoken(seen) === spoken(expected);
}

/** The part written for the shape that the claim has in this token; undefined where there is no such way. */
export function reshaped(part: FilterPart): string | undefined {
  const { op, claim, seen, expected, claimIsList } = part;
  if (claim === undefined || seen === undefined || expected === undefined) return undefined;
  const [name, literal] = [accessTo(claim), literalOf(expected)];
  if (Array.isArray(seen)) {
    if (op === '==' || op === 'contains') return `${literal} in ${name}`;
    if (op === 'in') return `${name}.exists(each, each in ${literal})`;
    return op === 'startsWith' || op === 'endsWith'
      ? `${name}.exists(each, each.${op}(${literal}))`
      : undefined;
  }
  if (op === 'in' && claimIsList) return `${name} == ${literal}`;
  return op === '==' ? `${name} == ${literalOf(seen)}` : undefined;
}

/** Whether the shape is all that is wrong. */
export function isOnlyShape(part: FilterPart, claims: JsonObject): boolean {
  const text = reshaped(part);
  return text === undefined || judgeFilter(text, claims).value === part.wanted;
}

const accessTo = (path: readonly string[]): string =>
  path.reduce(
    (text, member) => (/^[A-Za-z_]\w*$/.test(member) ? `${text}.${member}` : `${text}[${literalOf(member)}]`),
    'claims',
  );
