import type { Pair } from '../../text/properties.ts';

/** The names of properties, without the byte-order mark that a file may begin with. */
export const namesIn = (pairs: readonly Pair[]): readonly string[] =>
  pairs.map(({ name }) => name.text.replace(/^\ufeff/, ''));
