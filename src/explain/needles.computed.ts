import { texts } from '../causes/texts.generated.ts';
import { SAYING_PATTERNS } from '../idp/identify.ts';
import { FOREIGN_WORDS } from './about.ts';
import { anyOf, needlesOf } from './needles.ts';
import { REFUSAL_WORDS } from './refusal.ts';

/** The needles of each text, in the order of the causes and their texts. */
export const TEXT_NEEDLES: readonly (readonly (readonly string[])[])[] = texts.map((each) =>
  each.texts.map(({ pattern }) => needlesOf(pattern)),
);

/** Matches every line, in lower case, that may contain a known text. */
export const ANY_NEEDLE: RegExp = anyOf([
  ...TEXT_NEEDLES.flat(2),
  ...REFUSAL_WORDS,
  ...SAYING_PATTERNS.flatMap(needlesOf),
  ...FOREIGN_WORDS,
]);
