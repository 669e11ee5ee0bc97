import { inUnits, RUNNER_COMMAND, INVISIBLE } from '../commands/invisible.ts';

export type Json = null | boolean | number | string | readonly Json[] | JsonObject;
export interface JsonObject {
  readonly [member: string]: Json;
}

export const isJsonObject = (value: unknown): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Parses JSON; undefined when it is not JSON. The text never reaches an error message: it may hold a token. */
export function parseJson(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

/**
 * JSON for a file or stdout, with a line break at its end. Characters that a terminal obeys or does not show, and what the
 * log of a pipeline obeys, are written as escapes, so that nothing acts on who prints it; what is parsed from it is the same.
 *
 * @param indent spaces a level
 */
export const printedJson = (value: unknown, indent = 2): string =>
  `${JSON.stringify(value, null, indent)
    .replace(INVISIBLE, (character) => (character === '\n' ? character : inUnits(character)))
    .replace(RUNNER_COMMAND, inUnits)}\n`;
