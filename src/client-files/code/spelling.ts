import type { Spelling } from '../../evidence/configuration.ts';
import type { Source } from '../../text/source.ts';
import { plainText } from './property-names.ts';
import type { Node } from './scanner.ts';

/** Up to the quotes of a name: of a call with what it is called on (`conf->set(`), of an index (`conf[`), of a pair (`{`). */
const BEFORE =
  /(?:(?:[$@]?[\w$]+(?:\.|->|::))*[$@]?[\w$]+\[|(?:(?:[$\w]+(?:\.|->|::))+|\.|(?<=^\s*))[$\w]+\((?:[&*$\w]+,[ ]*)?|\{ ?|)(["'])$/;
/** Between a name and its value. */
const BETWEEN = /^(["'])(?:\s*(?::|=>|->|,|to|\]\s*=)\s*)(["'])$/;
/** Behind the quotes of a value: what else a call takes (`errstr, sizeof(errstr)`), and its end. */
const AFTER_CALL = /^["'](?:,\s*[&*$\w]+(?:\([\w]*\))?)*\s*\);?/;
const AFTER_INDEX = /^["'][;,]?/;
const AFTER_PAIR = /^["'] ?\},?/;

/** More than stands around a name or a value. */
const LONGEST = 120;

/**
 * How a program writes a pair of two plain texts on one line, for another to be written likewise: `.option("kafka.x", "y")`.
 * No text but the name is in it.
 *
 * @param value what is given; anything but one text has no spelling
 */
export function spellingOf(
  { content: { text } }: Source,
  key: Node | undefined,
  [value, more]: readonly Node[],
): Spelling | undefined {
  if (key?.kind !== 'text' || value?.kind !== 'text' || more !== undefined) return undefined;
  const between = BETWEEN.exec(text.slice(key.to - 1, value.from + 1))?.[0];
  const name = plainText(key);
  if (between === undefined || name === '' || value.from - key.from > LONGEST) return undefined;
  const lineStart = Math.max(text.lastIndexOf('\n', key.from) + 1, key.from - LONGEST);
  const before = BEFORE.exec(text.slice(lineStart, key.from + 1))?.[0];
  if (before === undefined) return undefined;
  const rest = text.slice(value.to - 1, value.to + LONGEST);
  const after = before.includes('(')
    ? AFTER_CALL.exec(rest)?.[0]
    : before.includes('[')
      ? AFTER_INDEX.exec(rest)?.[0]
      : before.startsWith('{') && between.includes(',')
        ? AFTER_PAIR.exec(rest)?.[0].replace(/,?$/, ',')
        : `${rest.charAt(0)},`;
  const isPair = !/[([]/.test(before) && !(before.startsWith('{') && between.includes(','));
  return after === undefined || (isPair && between.includes(','))
    ? undefined
    : { before: isPair ? before.slice(-1) : before, name, between, after };
}
