import { part } from '../../text/located.ts';
import type { Pair } from '../../text/properties.ts';
import type { Source } from '../../text/source.ts';
import { textAt, type Tree, type TreeMap } from '../../text/tree.ts';
import type { Spelling } from '../../evidence/configuration.ts';
import type { Reading } from '../reading.ts';

/** The bracketed option lists of a statement; a document of another syntax has none. */
export const optionLists = (statement: Tree): readonly TreeMap[] =>
  statement.kind === 'map' && /^[A-Z]/i.test(textAt(statement, 'statement')?.text ?? '')
    ? statement.entries.flatMap(({ value }) => (value.kind === 'map' ? [value] : []))
    : [];

/** The options that begin with a prefix, without it. */
export const optionsUnder = (options: TreeMap, prefix: string): readonly Pair[] =>
  options.entries.flatMap(({ key, value }) =>
    key.text.startsWith(prefix) && value.kind === 'scalar' && value.value !== null
      ? [{ name: part(key, prefix.length), value: value.at }]
      : [],
  );

/** If the database computes a value (`concat(…)`, `SECRET name`), nothing follows from its absence. */
const isWorkedOut = (options: TreeMap): boolean =>
  options.entries.some(({ value }) => value.kind === 'scalar' && value.value === null);

/** How to write another option into such a list: with the same quotes as the others. */
export function ofOptions(
  reading: Reading,
  options: TreeMap,
  { prefix, source: { file } }: { readonly prefix: string; readonly source: Source },
): Reading {
  const like = spellingOf(options, prefix, file);
  const spelled = reading.properties
    .filter(({ name }) => !name.text.startsWith('jaas:'))
    .map(({ name: { text } }) => [text, { ...like, name: `${prefix}${text}` }]);
  return {
    ...reading,
    prefix,
    spelled: Object.fromEntries(spelled) as NonNullable<Reading['spelled']>,
    ...(isWorkedOut(options) && {
      isPartial: true as const,
      found: reading.found.filter(({ isDefault }) => isDefault !== true),
    }),
  };
}

/** The spelling of its first option: its quotes, and whether `=`, `=>` or nothing comes between name and value. */
function spellingOf(options: TreeMap, prefix: string, file: string): Omit<Spelling, 'name'> {
  const [first] = options.entries.filter(({ key }) => key.text.startsWith(prefix));
  const from = first?.key.offsetAt(0) ?? 0;
  const end = first?.key.offsetAt(first.key.text.length) ?? 0;
  const [between = ` = '`, quote = `'`] =
    /^["'`]?\s{0,20}(?:=>?)?\s{0,20}(["'])/.exec(file.slice(end, end + 50)) ?? [];
  return { before: /["'`]/.exec(file[from - 1] ?? '')?.[0] ?? '', between, after: `${quote},` };
}
