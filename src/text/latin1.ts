import { decodedBy, type Located } from './located.ts';
import type { Source } from './source.ts';

/**
 * What `java.util.Properties.load(InputStream)` makes of a file: each byte is a character of ISO 8859-1, so that an `\u00fc` that was saved
 * as UTF-8 is two (Kafka's own tools and Connect load so, and so does Spring Boot's `OriginTrackedPropertiesLoader`). A byte-order mark at
 * the beginning stays as it is, for those who look for it.
 */
export const asJavaReads = ({ content, isLatin1 }: Pick<Source, 'content' | 'isLatin1'>): Located =>
  isLatin1 || !OUTSIDE_ASCII.test(content.text)
    ? content
    : decodedBy(
        content,
        /(?!^\ufeff)[^\0-\x7f]/gu,
        ([character]) => Buffer.from(character, 'utf8').toString('latin1'),
        escaped,
      );

const OUTSIDE_ASCII = /[^\0-\x7f]/;

/** As `\u00fc`, which means the same in every encoding. */
const escaped = (text: string): string =>
  text.replace(/[^\0-\x7f]/g, (unit) => `\\u${unit.charCodeAt(0).toString(16).padStart(4, '0')}`);
