/*
 * How clients write their configuration into a log, as parts of regular expressions that are matched in a file, and
 * line by line in a log of any length. A log collector adds something before each line: a time and ` `, `app-1 | `,
 * `[pod/app] `.
 */

const COLLECTED = String.raw`(?:[^\n|\]]{0,120}(?:\||Z|\]))?`;

/** `ProducerConfig values:`; the group is the name of the class. */
export const JAVA_HEADING = String.raw`\b((?:Producer|Consumer|AdminClient|Streams|Client|Distributed|Standalone|Connect|MirrorMaker)Config) values: ?`;

/** A property of such a block, up to its value. */
export const JAVA_LINE = String.raw`${COLLECTED}[ \t]+[\w.]+ = `;

/** `%7|…|CONF|rdkafka#producer-1| [thrd:app]: Client configuration:`; the loggers of Python and Rust omit the bars. */
export const LIBRDKAFKA_HEADING = String.raw`^[^\n]{0,160}?\bCONF\b[^\n]{0,300}?\]: Client configuration`;

/** A property in librdkafka's `CONF` lines, from that word up to its value. */
export const LIBRDKAFKA_PROPERTY = String.raw`\bCONF\b[^\n]{0,300}?\]: +[\w.]+ = `;

/** The same from the beginning of the line. */
export const LIBRDKAFKA_LINE = String.raw`[^\n]{0,160}?${LIBRDKAFKA_PROPERTY}`;

/** `Kafka version: 4.1.0` (`AppInfoParser`), and the library in a stack trace; one of the groups is the version. */
export const JAVA_VERSION = /\bKafka version: (\d+\.\d+\.\d+)|\bkafka-clients-(\d+\.\d+\.\d+)\.jar/;
