import { decodedBy, type Located } from './located.ts';
import type { Source } from './source.ts';

/**
 * The result of `java.util.Properties.load(InputStream)`: each byte is a character of ISO 8859-1, so that an `\u00fc`
 * saved as UTF-8 becomes two (Kafka's own tools and Connect load files like this, and so does Spring Boot's
 * `OriginTrackedPropertiesLoader`). A leading byte-order mark stays unchanged for the code that looks for it.
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
