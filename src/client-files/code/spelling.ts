import type { Spelling } from '../../evidence/configuration.ts';
import type { Source } from '../../text/source.ts';
import { plainText } from './property-names.ts';
import type { Node } from './scanner.ts';

/**
 * The text up to the quotes of a name: for a call including the receiver (`conf->set(`), for an index (`conf[`), for a
 * pair (`{`). It is read backwards, so that its beginning is not tried at each word before it.
 */
const BEFORE =
  /$(?<=((?:(?:@?[\w$]+(?:\.|->|::))*@?[\w$]+\[|(?:(?:[$\w]+(?:\.|->|::))+|\.|(?<=^\s*))[$\w]+\((?:[&*$\w]+,[ ]*)?|\{ ?|)["']))/;
/** The text between a name and its value. */
const BETWEEN = /^(["'])(?:\s*(?::|=>|->|,|to|\]\s*=)\s*)(["'])$/;
/** The text after the closing quote of a value: further arguments of a call (`errstr, sizeof(errstr)`), and its end. */
const AFTER_CALL = /^["'](?:,\s*[&*$\w]+(?:\([\w]*\))?)*\s*\);?/;
const AFTER_INDEX = /^["'][;,]?/;
const AFTER_PAIR = /^["'] ?\},?/;

/** Longer than any text around a name or a value. */
const LONGEST = 120;

/**
 * How a program writes a pair of two string literals on one line, so that another pair can be written the same way:
 * `.option("kafka.x", "y")`. It contains no text other than the name. A constant in place of the name is written as its
 * string.
 *
 * @param value the given value; only a single string has a spelling
 * @param property the name of the property
 */
export function spellingOf(
  source: Source,
  key: Node | undefined,
  [value, more]: readonly Node[],
  property = '',
): Spelling | undefined {
  const { text } = source.content;
  if (value?.kind !== 'text' || more !== undefined) return undefined;
  if (key?.kind === 'word') return spellingOfConstant(text, key, value, property);
  if (key?.kind !== 'text') return undefined;
  const between = BETWEEN.exec(text.slice(key.to - 1, value.from + 1))?.[0];
  const name = plainText(key);
  return between === undefined || name === ''
    ? undefined
    : around(text, name, between, text.slice(lineOf(text, key.from), key.from + 1), value);
}

/** `props.put(SaslConfigs.SASL_MECHANISM, "OAUTHBEARER")` */
function spellingOfConstant(text: string, key: Node, value: Node, property: string): Spelling | undefined {
  const between = /^\s*(?:,|to|->)\s*(["'])$/.exec(text.slice(key.to, value.from + 1));
  const mark = between?.[1];
  if (between === null || mark === undefined) return undefined;
  const before = text.slice(lineOf(text, key.from), key.from).replace(/(?:(?<!\w\.?)(?:\w+\.)+)?$/, mark);
  return around(text, property, mark + between[0], before, value);
}

const lineOf = (text: string, offset: number): number =>
  Math.max(text.lastIndexOf('\n', offset) + 1, offset - LONGEST);

/** @param head the line up to and including the opening quote of the name */
function around(
  text: string,
  name: string,
  between: string,
  head: string,
  value: Node,
): Spelling | undefined {
  const before = BEFORE.exec(head)?.[1];
  if (before === undefined || between.length > LONGEST) return undefined;
  const rest = text.slice(value.to - 1, value.to + LONGEST);
  const isCall = before.includes('(');
  const isBraced = before.startsWith('{') && between.includes(',');
  if (isCall || before.includes('[') || isBraced) {
    const after = (isCall ? AFTER_CALL : isBraced ? AFTER_PAIR : AFTER_INDEX).exec(rest)?.[0];
    if (after === undefined) return undefined;
    return { before, name, between, after: isBraced ? after.replace(/,?$/, ',') : after };
  }
  return between.includes(',')
    ? undefined
    : { before: before.slice(-1), name, between, after: `${rest.charAt(0)},` };
}
