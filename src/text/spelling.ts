import type { Spelling } from '../evidence/configuration.ts';
import type { Source } from './source.ts';

/** What may stand before a name on its line, and can be no secret: the marks of a list, of a shell, of an option, of JSON. */
const BEFORE = String.raw`(?:- +)?(?:(?:export|ENV|Environment=|-X|--[a-z-]{1,40}) *)?\\?["']?`;
/** Of a variable in a container, whose value is another member: `{ name: X, value: Y }`, or each on a line of its own. */
const VARIABLE =
  /(?:- +)?(?:\{ *)?name: +["']?([\w.]{1,200})["']?,?\s+value:[ \t]+(?:[>|][+-]?[ \t]*\r?\n\s*)?(["']?)$/;
const NAME = String.raw`(?<![\w.\\%-])[\w.[\]%-]{1,200}`;
const BETWEEN = String.raw`\\?["']?\s*[:=][ \t]*`;
/** The value begins on the next line. */
const ON_NEXT_LINE = String.raw`(?:[>|][+-]?\d?[+-]?[ \t]*\r?\n\s*|\\\r?\n\s*)?`;
const PAIR = new RegExp(`(${BEFORE})(${NAME})(${BETWEEN})${ON_NEXT_LINE}(\\\\?["']?)$`);

/** A value of JSON that another member follows. */
const MEMBER = /^(?:"(?:[^"\\]|\\.)*"|[\w.+-]+)\s*,/;

/** No name and its marks are longer. */
const LONGEST = 400;

/**
 * How the pair is spelled whose value begins at an offset of the file: by what stands around the value, whatever the format.
 *
 * @param isName whether what stands there for a name is one: anything else may be a secret
 * @returns undefined where what stands there is no plain pair
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
