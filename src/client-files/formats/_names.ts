import type { Pair } from '../../text/properties.ts';

/** The names of properties, without a byte-order mark at the beginning of the file. */
export const namesIn = (pairs: readonly Pair[]): readonly string[] =>
  pairs.map(({ name }) => name.text.replace(/^\ufeff/, ''));
