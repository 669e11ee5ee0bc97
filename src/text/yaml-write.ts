/** A text as a YAML value on one line: plain where nobody could take it for anything else, otherwise in quotes. */
export function yamlText(text: string): string {
  if (isPlain(text)) return text;
  return /^[\x20-\x7e]*$/.test(text) && text.includes('"')
    ? `'${text.replaceAll("'", "''")}'`
    : doubleQuoted(text);
}

/** A key; Kafka's names with dots and letters stand as they are. */
export const yamlKey = (name: string): string =>
  /^[A-Za-z][\w.-]*$/.test(name) && isPlain(name) ? name : doubleQuoted(name);

/** Neither a number, a boolean or a null, nor a mark of YAML's own, in 1.1 or 1.2. */
const isPlain = (text: string): boolean =>
  /^[A-Za-z/][\w./+@-]*(?::[\w./+@-]+)*$/.test(text) &&
  !/^(?:y|yes|n|no|on|off|true|false|null)$/i.test(text);

/** JSON's strings are YAML's, but for characters that YAML calls unprintable (YAML 1.2 section 5.1). */
export const doubleQuoted = (text: string): string =>
  JSON.stringify(text).replace(
    /[\u007f-\u00a0\u2028\u2029\ufeff\ufffe\uffff]/g,
    (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
