import type { Json } from '../evidence/json.ts';
import { latinised } from '../evidence/latinised.ts';
import type { FilterPart } from './part.ts';

/** The difference between a claim and a literal that, if ignored, makes the comparison true. */
export type NearMiss = 'blanks' | 'typography' | 'case' | 'trailing-slash' | 'uri-scheme';

const NORMALISATIONS: readonly (readonly [NearMiss, (text: string) => string])[] = [
  ['blanks', (text) => text.trim()],
  ['typography', (text) => toAscii(text).trim()],
  ['case', (text) => text.toLowerCase()],
  ['trailing-slash', (text) => text.replace(/(?<!\/)\/+$/, '')],
  // Entra ID: the audience is `api://<client id>` in v1.0 tokens and the bare client id in v2.0 tokens.
  ['uri-scheme', (text) => text.replace(/^api:\/\//, '').toLowerCase()],
];

/**
 * The smallest difference between a claim and the literal in a condition; undefined when the condition is true, does
 * not compare a claim, or the two are simply different.
 */
export function nearMiss({
  op,
  wanted,
  value,
  seen,
  expected,
  claimIsList,
}: FilterPart): NearMiss | undefined {
  if (value === wanted || !wanted || seen === undefined || expected === undefined) return undefined;
  return NORMALISATIONS.find(([, normalise]) =>
    holds(op, through(seen, normalise), through(expected, normalise), claimIsList),
  )?.[0];
}

/**
 * The value in the token that the literal almost equals: the claim itself, or its nearest member; for `claims.x in
 * [...]` the whole list with its nearest member replaced.
 */
export function nearestLiteral(part: FilterPart): Json | undefined {
  const miss = nearMiss(part);
  const normalise = NORMALISATIONS.find(([name]) => name === miss)?.[1];
  if (normalise === undefined || part.seen === undefined || part.expected === undefined) return undefined;
  const alike = (a: Json, b: Json): boolean => through(a, normalise) === through(b, normalise);
  const { seen, expected } = part;
  if (part.claimIsList && Array.isArray(seen))
    return (seen as readonly Json[]).find((each) => alike(each, expected));
  if (Array.isArray(expected)) return expected.map((each: Json) => (alike(each, seen) ? seen : each));
  return seen;
}

const through = (value: Json, normalise: (text: string) => string): Json =>
  typeof value === 'string'
    ? normalise(value)
    : Array.isArray(value)
      ? value.map((each: Json) => through(each, normalise))
      : value;

function holds(op: string, seen: Json, expected: Json, claimIsList: boolean): boolean {
  if (op === '==') return seen === expected;
  if (op === 'in') return claimIsList ? includes(seen, expected) : includes(expected, seen);
  if (typeof seen !== 'string' || typeof expected !== 'string') return false;
  if (op === 'startsWith') return seen.startsWith(expected);
  if (op === 'endsWith') return seen.endsWith(expected);
  return op === 'contains' && seen.includes(expected);
}

const includes = (list: Json, member: Json): boolean => Array.isArray(list) && list.includes(member);

const LOOKALIKES: readonly (readonly [RegExp, string])[] = [
  [/[\u2018\u2019\u201a\u2032\u00b4]/g, "'"],
  [/[\u201c\u201d\u201e\u00ab\u00bb\u2033]/g, '"'],
  [/[\u2010-\u2015\u2212]/g, '-'],
  [/[\u00a0\u2000-\u200a\u202f\u3000]/g, ' '],
  [/[\u200b-\u200d\u2060\ufeff\u00ad]/g, ''],
];

/** Replaces what word processors and chat programs insert, and letters that only look like Latin ones, by ASCII. */
export const toAscii = (text: string): string =>
  latinised(LOOKALIKES.reduce((result, [pattern, plain]) => result.replace(pattern, plain), text));
