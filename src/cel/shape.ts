import { isJsonObject, type Json, type JsonObject } from '../evidence/json.ts';
import { judgeFilter } from './filter.ts';
import { spoken } from '../evidence/words.ts';
import { valueAt, type FilterPart } from './part.ts';
import { literalOf } from './syntax.ts';

/** Whether CEL lacks this operator for the claim's type: `in` on a string, `<` between a string and a number. */
export const isTypeError = ({ error }: FilterPart): boolean =>
  error?.code === 'type' || error?.code === 'not-boolean';

/** Whether a condition treats a list as a string or a string as a list, or a number as its digits. */
export function isShapeMismatch(part: FilterPart): boolean {
  const { op, seen, expected, error, wanted } = part;
  if (error !== undefined) return isTypeError(part);
  if (op !== '==' || !wanted || seen === undefined || expected === undefined) return false;
  if (Array.isArray(seen) !== Array.isArray(expected)) return true;
  return isOtherScalar(seen, expected);
}

/** Strings, numbers and booleans are never equal to each other in CEL, even if they print the same. */
export const isOtherScalar = (a: Json, b: Json): boolean =>
  isScalar(a) && isScalar(b) && typeof a !== typeof b;

const isScalar = (value: Json): boolean => ['string', 'number', 'boolean'].includes(typeof value);

/** A claim that exists and has no members: a string, a number, or a list that is asked for a name. */
export interface Memberless {
  readonly path: readonly string[];
  readonly value: Json;
}

/**
 * The claim of which a part asks for a member that it cannot have: `claims.aud[0]` of a string, `claims.realm_access.roles`
 * where `realm_access` is a string. CEL reports this as a key that is missing.
 */
export function memberless(
  { claim, seen, error, op }: FilterPart,
  claims: JsonObject,
): Memberless | undefined {
  if (claim === undefined || (error?.code !== 'no-such-key' && op !== 'has')) return undefined;
  if (seen !== undefined)
    return isScalar(seen) && error !== undefined ? { path: claim, value: seen } : undefined;
  return claim
    .slice(0, -1)
    .flatMap((_, index): readonly Memberless[] => {
      const path = claim.slice(0, index + 1);
      const value = valueAt(claims, path);
      return value === undefined ? [] : [{ path, value }];
    })
    .find(({ value }) => !isJsonObject(value));
}

/** The condition rewritten for the type that the claim has in this token; undefined when that is not possible. */
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
  if (op === '==' && Array.isArray(expected)) return `${name} in ${literal}`;
  // CEL orders strings alphabetically, which is not what "more than 5" means.
  const isOrder = op !== '==' && op !== '!=';
  const value = isOrder && typeof seen === 'string' ? undefined : asTypeOf(seen, expected);
  return OPERATORS.includes(op) && value !== undefined ? `${name} ${op} ${literalOf(value)}` : undefined;
}

const OPERATORS = ['==', '!=', '<', '<=', '>', '>='];

/** The literal converted to the claim's type (`"5"` to `5`); undefined when that is not possible. */
function asTypeOf(seen: Json, expected: Json): Json | undefined {
  if (typeof seen === 'number' && typeof expected === 'string')
    return expected.trim() !== '' && Number.isFinite(Number(expected)) ? Number(expected) : undefined;
  if (typeof seen === 'boolean' && typeof expected === 'string')
    return { true: true, false: false }[expected.toLowerCase()];
  return typeof seen === 'string' && ['number', 'boolean'].includes(typeof expected)
    ? spoken(expected)
    : undefined;
}

/** Whether the type is the only thing wrong. */
export function isOnlyShape(part: FilterPart, claims: JsonObject): boolean {
  const text = reshaped(part);
  return text !== undefined && judgeFilter(text, claims).value === part.wanted;
}

const accessTo = (path: readonly string[]): string =>
  path.reduce(
    (text, member) => (/^[A-Za-z_]\w*$/.test(member) ? `${text}.${member}` : `${text}[${literalOf(member)}]`),
    'claims',
  );
