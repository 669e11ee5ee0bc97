import type { Json } from './json.ts';

/** The first few of many, for a sentence: "a, b, c and 4 more". */
export function some(items: readonly string[], most = 4): string {
  if (items.length === 0) return 'none';
  if (items.length <= most) return items.join(', ');
  return `${items.slice(0, most - 1).join(', ')} and ${items.length - most + 1} more`;
}

/** A JSON value from outside in a sentence: a string as it is, anything else as JSON. */
export function spoken(value: Json | undefined): string {
  if (value === undefined) return 'nothing';
  return typeof value === 'string' ? value : JSON.stringify(value);
}

/** "a", "a and b", "a, b and c". */
export function listed(items: readonly string[]): string {
  const last = items.at(-1) ?? '';
  return items.length < 2 ? last : `${items.slice(0, -1).join(', ')} and ${last}`;
}

/** An instant for people, from milliseconds since the epoch: `2026-11-28 10:00 UTC`. */
export function minuteOf(at: number): string {
  const date = new Date(at);
  return Number.isNaN(date.getTime())
    ? 'an unknown time'
    : date.toISOString().replace(/^(.*)T(\d\d:\d\d).*$/, '$1 $2 UTC');
}
