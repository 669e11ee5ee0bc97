import { acts, inUnits, RUNNER_COMMAND, INVISIBLE } from '../commands/invisible.ts';

/** A text as a one-line YAML value: plain where it is unambiguous, otherwise quoted. */
export function yamlText(text: string): string {
  if (isPlain(text)) return text;
  return /^[\x20-\x7e]*$/.test(text) && text.includes('"') && !acts(text)
    ? `'${text.replaceAll("'", "''")}'`
    : doubleQuoted(text);
}

/** A key; Kafka's names with dots and letters need no quotes. */
export const yamlKey = (name: string): string =>
  /^[A-Za-z][\w.-]*$/.test(name) && isPlain(name) ? name : doubleQuoted(name);

/** Neither a number, a boolean or null, nor special in YAML, in 1.1 or 1.2. */
const isPlain = (text: string): boolean =>
  /^[A-Za-z/][\w./+@-]*(?::[\w./+@-]+)*$/.test(text) &&
  !/^(?:y|yes|n|no|on|off|true|false|null)$/i.test(text);

/**
 * JSON's strings are YAML's, except for characters that YAML calls unprintable (YAML 1.2 section 5.1). Invisible
 * characters and those that a pipeline's log would interpret are escaped as well. A character outside of the basic
 * plane has an escape of its own (section 5.7).
 */
export const doubleQuoted = (text: string): string =>
  JSON.stringify(text)
    .replace(INVISIBLE, (character) =>
      character.length === 1
        ? inUnits(character)
        : `\\U${character.codePointAt(0)!.toString(16).padStart(8, '0')}`,
    )
    .replace(RUNNER_COMMAND, inUnits);
