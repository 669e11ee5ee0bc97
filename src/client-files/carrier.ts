import type { Syntax } from '../evidence/configuration.ts';
import type { Located } from '../text/located.ts';
import type { Pair } from '../text/properties.ts';
import type { References } from '../text/reference.ts';
import type { Source } from '../text/source.ts';
import type { Likeness } from './format.ts';

/**
 * A piece of configuration inside a carrier, in which a client may be configured. The carrier does not know the setting
 * names of any client; dialects do.
 */
export type Held = HeldFile | HeldVariables | HeldCommand | HeldProperties;

interface Part {
  /** Which part of the file it is, in words: "the code block in line 12". For display only. */
  readonly part?: string;
}

/** A file within the file, in any format. */
export interface HeldFile extends Part {
  readonly kind: 'file';
  /** Made with `inner`; its name may reveal the format (`values.yaml`). */
  readonly file: Source;
  /** What replaces references before the file's own reader sees them: a shell, in a here-document. */
  readonly references?: References;
}

export interface HeldVariables extends Part {
  readonly kind: 'variables';
  readonly pairs: readonly Pair[];
  /** What replaces references in them; default: their environment. */
  readonly references?: References;
}

/** The words of a command line, or a whole script. */
export interface HeldCommand extends Part {
  readonly kind: 'command';
  readonly words: readonly Located[];
}

/** Properties of a client under its own names, some of whose values are missing. */
export interface HeldProperties extends Part {
  readonly kind: 'properties';
  readonly client: 'java' | 'librdkafka';
  /** Of the client's library, where the carrier shows it. */
  readonly clientVersion?: string;
  readonly pairs: readonly Pair[];
  /** The client has no settings elsewhere, so a missing one is not set. */
  readonly isWhole?: true;
}

/**
 * A kind of file that contains client configuration among other things: a notebook, a systemd unit, a Markdown issue.
 * One file per carrier; `npm run registries` writes the list. What a carrier contains may be in any dialect.
 */
export interface Carrier {
  readonly id: string;
  /** With its article, for people: "a Markdown file". For display only. */
  readonly title: string;
  readonly syntax: Syntax;
  /** Called for every file, whatever its name, so it must be cheap; `no` for text that is not of this kind. */
  readonly recognise: (source: Source) => Likeness;
  /** @throws UsageError with the place of a syntax error in the carrier */
  readonly held: (source: Source) => readonly Held[];
}
