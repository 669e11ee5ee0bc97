import type { References } from '../text/reference.ts';
import type { Source } from '../text/source.ts';
import type { Tree } from '../text/tree.ts';
import type { Reading } from './reading.ts';

/**
 * How a program names the settings of its Kafka clients: OpenTelemetry Collector, Vector, Redpanda Console. One file
 * per dialect; `npm run registries` writes the list. A dialect reads nested names and values in any syntax (YAML, JSON,
 * TOML, XML), wherever they are (a ConfigMap, a Markdown file).
 */
export interface Dialect {
  readonly id: string;
  /** For people: "Vector configuration". For display only. */
  readonly title: string;
  /** What replaces `${…}`. */
  readonly references: References;
  /**
   * The Kafka clients in one document, each with its `part` if there are several; empty if the document is not this
   * program's. A document belongs to this program if it has a name that no other program has, not just brokers and a
   * mechanism.
   */
  readonly clients: (document: Tree, around: Around) => readonly Reading[];
}

/** What a dialect may need besides the document. */
export interface Around {
  readonly source: Source;
  /** All documents of the file, including this one. */
  readonly documents: readonly Tree[];
}
