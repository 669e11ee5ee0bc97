/** Quotes a value for a POSIX shell, if it needs it: what stands in a command to paste may come from a hostile server. */
export const shellQuote = (text: string): string =>
  /^[A-Za-z0-9_./:@%+=,-]+$/.test(text) ? text : `'${text.replaceAll("'", String.raw`'\''`)}'`;

/** A value as a word of a command, or the variable for one that only the user knows. */
export const shellWord = (value: string | undefined, variable: string): string =>
  value === undefined ? `"$${variable}"` : shellQuote(value);
