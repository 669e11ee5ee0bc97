/*
 * librdkafka's list of SASL extensions, `name=value,name=value`: a backslash makes the next character part of the value, or
 * stands for a space character as in C (`rd_string_split`).
 */

const ESCAPES: Readonly<Record<string, string>> = { '\t': '\\t', '\n': '\\n', '\r': '\\r' };

/** A value as it is written into the list. */
export const escapeListed = (value: string): string =>
  value.replace(/[\\,\t\n\r]/g, (mark) => ESCAPES[mark] ?? `\\${mark}`);

/** The list of these extensions. */
export const listOfExtensions = (pairs: readonly (readonly [name: string, value: string])[]): string =>
  pairs.map(([name, value]) => `${name}=${escapeListed(value)}`).join(',');
