import { inUnits, RUNNER_COMMAND, INVISIBLE } from '../commands/invisible.ts';

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [member: string]: Json;
}

export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * Parses JSON; undefined when the text is not JSON. The text never reaches an error message, because it may contain a
 * token.
 */
export function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/**
 * JSON for a file or stdout, with a final line break. Control characters, invisible characters and CI log commands are
 * escaped, so that printing the text is harmless; it parses to the same value.
 *
 * @param indent spaces per level
 */
export const printedJson = (value: unknown, indent = 2): string =>
  `${JSON.stringify(value, null, indent)
    .replace(INVISIBLE, (character) => (character === '\n' ? character : inUnits(character)))
    .replace(RUNNER_COMMAND, inUnits)}\n`;
