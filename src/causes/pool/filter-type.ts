import type { Json, JsonObject } from '../../evidence/json.ts';
import { isOnlyShape, memberless, reshaped } from '../../cel/shape.ts';
import type { FilterPart } from '../../cel/filter.ts';
import { filterCause, shown, type FilterSeen } from './_filter.ts';

const kindOf = (value: unknown): string =>
  value === undefined
    ? 'not there'
    : value === null
      ? 'null'
      : Array.isArray(value)
        ? 'a list'
        : ({ string: 'text', number: 'a number', boolean: 'true or false' }[typeof value as string] ??
          'an object');

/** The claim whose type is not the expected one, and its value. */
const typed = (part: FilterPart, claims: JsonObject): { path?: readonly string[]; value?: Json } =>
  memberless(part, claims) ?? {
    ...(part.claim === undefined ? {} : { path: part.claim }),
    ...(part.seen === undefined ? {} : { value: part.seen }),
  };

/** The condition rewritten for the claim's type, where that is certain to hold for this token. */
const corrected = (part: FilterPart, { claims }: FilterSeen): string | undefined =>
  isOnlyShape(part, claims) ? reshaped(part) : undefined;

/**
 * CEL is typed (cel-spec, "Equality" and "Standard definitions"): a list never equals a string, `in` does not accept a
 * string, `<` does not compare a string and a number. RFC 7519 section 4.1.3: `aud` is a string or a list.
 */
export default filterCause({
  id: 'pool/filter-type',
  title: "The identity pool's filter expects another type than the claim has",
  why: (part, { claims }) => {
    const { path, value } = typed(part, claims);
    return path === undefined
      ? `The condition ${part.text} compares values of different types: ${part.error?.message ?? 'it has no value'}.`
      : `claims.${path.join('.')} is ${kindOf(value)} in the token (${shown(value)}). The filter uses it as another type: ${part.text}.`;
  },
  rewrite: (part, seen) => {
    const text = corrected(part, seen);
    return text === undefined ? 'let-through' : { text };
  },
  repaired: 'with the condition written for the type that the claim has',
  fix: (part, seen, commands) => {
    const text = corrected(part, seen);
    const kind = kindOf(typed(part, seen.claims).value);
    return {
      summary:
        text === undefined ? `Write the condition for ${kind}.` : `Write the condition for ${kind}: ${text}.`,
      steps: [
        `CEL in short: "a" in claims.list for a list, claims.text == "a" and claims.text.contains("a") for text, claims.number > 5 without quotes for a number.`,
        'Some issuers send a text for one value and a list for several: then use two pools, one for each.',
      ],
      // Without a correction the repair only lets this condition pass, which must never be pasted as a filter.
      commands: text === undefined ? [] : commands,
    };
  },
});
