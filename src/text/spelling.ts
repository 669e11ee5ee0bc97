import type { Spelling } from '../evidence/configuration.ts';
import type { Source } from './source.ts';

/** What may precede a name on its line without being a secret: markers of a list, a shell, an option, JSON. */
const BEFORE = String.raw`(?:- +)?(?:(?:export|ENV|Environment=|-X|--[a-z-]{1,40}) *)?\\?["']?`;
/** A container's variable, whose value is another member: `{ name: X, value: Y }`, or each on its own line. */
const VARIABLE =
  /(?:- +)?(?:\{ *)?name: +["']?([\w.]{1,200})["']?,?\s+value:[ \t]+(?:[>|][+-]?[ \t]*\r?\n\s*)?(["']?)$/;
const NAME = String.raw`(?<![\w.\\%-])[\w.[\]%-]{1,200}`;
const BETWEEN = String.raw`\\?["']?\s*[:=][ \t]*`;
/** The value begins on the next line. */
const ON_NEXT_LINE = String.raw`(?:[>|][+-]?\d?[+-]?[ \t]*\r?\n\s*|\\\r?\n\s*)?`;
const PAIR = new RegExp(`(${BEFORE})(${NAME})(${BETWEEN})${ON_NEXT_LINE}(\\\\?["']?)$`);

/** A JSON value followed by another member. */
const MEMBER = /^(?:"(?:[^"\\]|\\.)*"|[\w.+-]+)\s*,/;

/** No name with its markers is longer. */
const LONGEST = 400;

/**
 * The spelling of the pair whose value begins at this file offset, judged by the text around it, in any format.
 *
 * @param isName whether the text before it is a name: anything else may be a secret
 * @returns undefined when it is not a plain pair
 */
export function spellingAt(
  { file }: Source,
  offset: number,
  isName: (name: string) => boolean,
): Spelling | undefined {
  const head = file.slice(Math.max(0, offset - LONGEST), offset);
  const [, variable, mark = ''] = VARIABLE.exec(head) ?? [];
  if (variable !== undefined) {
    return isName(variable)
      ? { before: '- name: ', name: variable, between: `\n  value: ${mark}`, after: mark }
      : undefined;
  }
  const [, before, name, between, quote] = PAIR.exec(head) ?? [];
  if (before === undefined || name === undefined || between === undefined || quote === undefined)
    return undefined;
  if (!isName(name)) return undefined;
  const isMember =
    /["']$/.test(before) &&
    between.includes(':') &&
    MEMBER.test(quote + file.slice(offset, offset + LONGEST));
  const around = quote === '' && !/^\\?["']/.test(between) ? (/["']$/.exec(before)?.[0] ?? '') : '';
  return { before, name, between: between + quote, after: `${quote}${around}${isMember ? ',' : ''}` };
}
