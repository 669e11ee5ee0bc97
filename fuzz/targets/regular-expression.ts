import { RE2JSException } from 're2js';
import { LONGEST_FILTER } from '../../src/cel/syntax.ts';
import { MOST_STEPS } from '../../src/cel/safety.ts';
import { hasMatch, stepsOf } from '../../src/evidence/regular-expression.ts';
import { texts, type FuzzTarget } from '../target.ts';

/** The pattern in the first line, followed by the text to match; a filter has 300 characters in all. */
export default {
  seeds: () =>
    texts(
      '^[a-z]+@(clients|users)$\norders@clients',
      '[a-z]*[a-z]*[a-z]*!\naaaaaaaa',
      '(?i)\\bA{2,5}\\d?\\pL+(?P<n>x|y)*\nAa1',
      '[[:alpha:]]\\Qa.b\\E\\x{10FFFF}[^\\s]\na.b',
    ),
  words: [
    '(?:',
    '(?i)',
    '{1000}',
    '{2,}',
    '[^',
    '\\p{Greek}',
    '\\C',
    '\\Q',
    '|',
    '*?',
    '(?P<',
    '\\x{',
    '[[:',
  ],
  refusal: (error) => error instanceof RE2JSException,
  run: (input) => {
    const [pattern = '', ...rest] = input.toString().split('\n');
    // The same limits as for a filter: its length (`LONGEST_FILTER`), and its number of steps (`whyUnsafe`).
    if (pattern.length > LONGEST_FILTER) return;
    const text = rest.join('\n');
    if ((stepsOf(pattern) ?? 0) * text.length <= MOST_STEPS) hasMatch(text, pattern);
  },
} satisfies FuzzTarget;
