/*
 * Comments after a value. In a `.properties` file `#` begins a comment only at the beginning of a line
 * (`java.util.Properties.load`; librdkafka's readers of such files do the same), so text after a value is part of it.
 * Parsers of YAML and env files remove such comments.
 */

/** A value that ends in a comment. */
export interface Commented {
  /** The value without the comment. */
  readonly value: string;
  /** From its marker to the end. */
  readonly comment: string;
}

/** After a value that contains no space. */
const AFTER_A_WORD = /(?<=\S)\s+(?=#|\/\/)/;
/** After a text of several words, where `#5` or `a // b` may be intended, a comment must begin with a word. */
const AFTER_WORDS = /(?<=\S)\s+(?=(?:#|\/\/)\s+\p{L})/u;

/**
 * A comment after a value.
 *
 * @param mayHaveSpaces whether such a value may contain spaces
 */
export function commentIn(text: string, mayHaveSpaces: boolean): Commented | undefined {
  const gap = (mayHaveSpaces ? AFTER_WORDS : AFTER_A_WORD).exec(text);
  if (gap === null) return undefined;
  return { value: text.slice(0, gap.index), comment: text.slice(gap.index + gap[0].length) };
}
