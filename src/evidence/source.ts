/**
 * Where a value comes from. Every evidence row names its source, so that you can check it.
 *
 * - A string describes it: a URL, an API resource, "Confluent's answer".
 * - A `FileSource` is a place in a file, usually in the client's configuration.
 * - A `FlagSource` is a command line flag.
 * - A `LogSource` is a line of a log: its value is of that time.
 *
 * Sources stay structured until `inWords` renders them in the report; no code parses a place or a flag out of a string.
 */
export type Source = string | FileSource | FlagSource | LogSource;

export interface FileSource {
  readonly file: string;
  readonly place: Place;
}

export interface FlagSource {
  readonly flags: readonly string[];
}

export interface LogSource {
  /** The file. */
  readonly log: string;
  /** From 1. */
  readonly line: number;
  /** As the log has it: with a date or without, in whatever time zone. */
  readonly time?: string;
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
  if ('log' in source)
    return `${source.log}:${source.line}${source.time === undefined ? '' : `, seen at ${source.time}`}`;
  return 'file' in source ? placeOf(source, source.place) : source.flags.join(', ');
}

/** Whether a value is of the past: a log shows it, and this run did not observe it. */
export const isLogged = (source: Source): source is LogSource =>
  typeof source === 'object' && 'log' in source;

/** The source in our words, except for a log, which has a line and a time of its own. */
export const unlessLogged = (source: Source, words: string): Source => (isLogged(source) ? source : words);

/** The place of a source in a given file; undefined when the source is elsewhere. */
export const placeIn = (file: string, source: Source): Place | undefined =>
  typeof source === 'object' && 'file' in source && source.file === file ? source.place : undefined;

/** The flags of a source; empty when the value came from elsewhere. */
export const flagsIn = (source: Source): readonly string[] =>
  typeof source === 'object' && 'flags' in source ? source.flags : [];

/** One source for a value that combines several. */
export function allOf(sources: readonly Source[]): Source {
  const [first, ...others] = new Map(sources.map((source) => [inWords(source), source])).values();
  if (first !== undefined && others.length === 0) return first;
  const flags = sources.flatMap(flagsIn);
  return sources.every((source) => flagsIn(source).length > 0)
    ? { flags: [...new Set(flags)] }
    : [...new Set(sources.map(inWords))].join(', ');
}
