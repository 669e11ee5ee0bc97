import type { Syntax } from '../evidence/configuration.ts';
import type { Located } from '../text/located.ts';
import type { Pair } from '../text/properties.ts';
import type { References } from '../text/reference.ts';
import type { Source } from '../text/source.ts';
import type { Likeness } from './format.ts';

/**
 * What a carrier holds, and in which a client may be configured. Whoever finds it does not know any client's names of
 * settings: the dialects do.
 */
export type Held = HeldFile | HeldVariables | HeldCommand | HeldProperties;

interface Part {
  /** Which part of the file it is, in words: "the code block in line 12". It is shown, and nothing depends on it. */
  readonly part?: string;
}

/** A file within the file, in any format. */
export interface HeldFile extends Part {
  readonly kind: 'file';
  /** Made with `inner`; its name may tell the format (`values.yaml`). */
  readonly file: Source;
  /** Who fills in references before the file's own reader sees them: a shell, in a here-document. */
  readonly references?: References;
}

/** Environment variables of a process. */
export interface HeldVariables extends Part {
  readonly kind: 'variables';
  readonly pairs: readonly Pair[];
  /** Who fills in references in them; default: their environment. */
  readonly references?: References;
}

/** The words of a command line, or a whole script. */
export interface HeldCommand extends Part {
  readonly kind: 'command';
  readonly words: readonly Located[];
}

/** Properties of a client under its own names, of which some values are not there. */
export interface HeldProperties extends Part {
  readonly kind: 'properties';
  readonly client: 'java' | 'librdkafka';
  readonly pairs: readonly Pair[];
}

/**
 * A kind of file that holds the configuration of clients among other things: a notebook, a unit of systemd, an issue in
 * Markdown. One file a carrier; the list of them is written by `npm run registries`. What it holds may be in any dialect.
 */
export interface Carrier {
  readonly id: string;
  /** For people, with its article: "a Markdown file". It is shown, and nothing depends on it. */
  readonly title: string;
  readonly syntax: Syntax;
  /** It is asked for every file, whatever its name: cheap, and `no` for what is not text of this kind. */
  readonly recognise: (source: Source) => Likeness;
  /** @throws UsageError with the place of what breaks the grammar of the carrier */
  readonly held: (source: Source) => readonly Held[];
}
