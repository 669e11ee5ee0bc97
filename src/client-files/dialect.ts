import type { References } from '../text/reference.ts';
import type { Source } from '../text/source.ts';
import type { Tree } from '../text/tree.ts';
import type { Reading } from './reading.ts';

/**
 * How a program that has Kafka clients names their settings: OpenTelemetry's Collector, Vector, Redpanda Console. One file a
 * dialect; the list of them is written by `npm run registries`. It reads names and values of any depth, whatever they are
 * written in (YAML, JSON, TOML, XML), and wherever that is (a ConfigMap, a Markdown file).
 */
export interface Dialect {
  readonly id: string;
  /** For people: "Vector configuration". It is shown, and nothing depends on it. */
  readonly title: string;
  /** Who fills in `${…}`. */
  readonly references: References;
  /**
   * The Kafka clients in one document, each with its `part` where there are several; none if the document is not this program's. What makes it this program's is what no
   * other program has: a name of its own beside the client's, not just a broker and a mechanism.
   */
  readonly clients: (document: Tree, around: Around) => readonly Reading[];
}

/** What a dialect may need besides the document. */
export interface Around {
  readonly source: Source;
  /** The other documents of the same file, the document itself among them. */
  readonly documents: readonly Tree[];
}
