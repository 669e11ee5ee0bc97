/*
 * Comments behind a value. In a `.properties` file `#` begins a comment at the beginning of a line alone
 * (`java.util.Properties.load`; the readers of such lines for librdkafka do the same), so what stands behind a value belongs
 * to it. Parsers of YAML and of env files take a comment off before anybody sees it.
 */

/** A value that goes on in a comment. */
export interface Commented {
  /** The value without it. */
  readonly value: string;
  /** From its mark to the end. */
  readonly comment: string;
}

/** Behind a value that has no blank in it. */
const AFTER_A_WORD = /(?<=\S)\s+(?=#|\/\/)/;
/** Behind a text of words, where `#5` or `a // b` may be meant, a comment is words of its own. */
const AFTER_WORDS = /(?<=\S)\s+(?=(?:#|\/\/)\s+\p{L})/u;

/**
 * A comment behind a value.
 *
 * @param mayHaveSpaces whether blanks may be a part of such a value
 */
export function commentIn(text: string, mayHaveSpaces: boolean): Commented | undefined {
  const gap = (mayHaveSpaces ? AFTER_WORDS : AFTER_A_WORD).exec(text);
  if (gap === null) return undefined;
  return { value: text.slice(0, gap.index), comment: text.slice(gap.index + gap[0].length) };
}
