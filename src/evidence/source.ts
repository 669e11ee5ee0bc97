/**
 * Where a value comes from. Every row of evidence names its source, so that you can check it.
 *
 * - A text says it in words: a URL, an API resource, "Confluent's answer".
 * - A `FileSource` is a place in a file, most often in the client's own configuration.
 * - A `FlagSource` is what you gave on the command line.
 *
 * Sources stay values up to the report, where `inWords` renders them: nothing reads a place or a flag back out of a text.
 */
export type Source = string | FileSource | FlagSource;

export interface FileSource {
  readonly file: string;
  readonly place: Place;
}

export interface FlagSource {
  readonly flags: readonly string[];
}

/** Line and column count from 1; columns are UTF-16 code units, as in editors and compilers. */
export interface Place {
  readonly line: number;
  readonly column: number;
}

/** A place in a file, as compilers write it: `client.properties:5:12`. */
export const placeOf = ({ file }: { readonly file: string }, { line, column }: Place): string =>
  `${file}:${line}:${column}`;

/** The source as the report shows it: `client.properties:5:12`, `--provider-issuer, --provider-jwks-uri`. */
export function inWords(source: Source): string {
  if (typeof source === 'string') return source;
  return 'file' in source ? placeOf(source, source.place) : source.flags.join(', ');
}

/** The place of a source in a certain file; undefined when it is elsewhere. */
export const placeIn = (file: string, source: Source): Place | undefined =>
  typeof source === 'object' && 'file' in source && source.file === file ? source.place : undefined;

/** The flags of a source; empty when the value came from elsewhere. */
export const flagsIn = (source: Source): readonly string[] =>
  typeof source === 'object' && 'flags' in source ? source.flags : [];

/** One source for a value that is drawn from several. */
export function allOf(sources: readonly Source[]): Source {
  const [first, ...others] = new Map(sources.map((source) => [inWords(source), source])).values();
  if (first !== undefined && others.length === 0) return first;
  const flags = sources.flatMap(flagsIn);
  return sources.every((source) => flagsIn(source).length > 0)
    ? { flags: [...new Set(flags)] }
    : [...new Set(sources.map(inWords))].join(', ');
}
