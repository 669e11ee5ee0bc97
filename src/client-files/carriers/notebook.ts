import { concatenated, type Located } from '../../text/located.ts';
import { parseJson } from '../../text/json.ts';
import { inner, type Source } from '../../text/source.ts';
import { member, textAt, type Tree } from '../../text/tree.ts';
import type { Carrier, HeldFile } from '../carrier.ts';

/** A Jupyter notebook (nbformat 4): its code cells, in order, form one program. */
export default {
  id: 'notebook',
  title: 'a notebook',
  syntax: 'json',
  recognise: ({ content }) => (/^\s*\{[^]{0,2000000}"nbformat"\s*:/.test(content.text) ? 'surely' : 'no'),
  held: (source) => {
    const notebook = parseJson(source);
    const cells = itemsOf(member(notebook, 'cells'));
    const code = cells.filter((cell) => textAt(cell, 'cell_type')?.text === 'code').flatMap(linesOf);
    const [first, ...rest] = code;
    return first === undefined ? [] : [programOf([first, ...rest], notebook, source)];
  },
} satisfies Carrier;

const itemsOf = (tree: Tree | undefined): readonly Tree[] => (tree?.kind === 'list' ? tree.items : []);

/** `source` is a list of lines, or one text. The end of a cell also ends its last line. */
function linesOf(cell: Tree): readonly Located[] {
  const source = member(cell, 'source');
  const lines = (source?.kind === 'list' ? source.items : source === undefined ? [] : [source]).flatMap(
    (line) => textAt(line) ?? [],
  );
  const last = lines.at(-1);
  if (last === undefined || last.text.endsWith('\n')) return lines;
  return [...lines.slice(0, -1), { ...last, text: `${last.text}\n` }];
}

function programOf(lines: readonly [Located, ...Located[]], notebook: Tree, source: Source): HeldFile {
  const language = textAt(notebook, 'metadata', 'language_info', 'name')?.text ?? 'python';
  const extension =
    { python: 'py', scala: 'scala', java: 'java', csharp: 'cs' }[language.toLowerCase()] ?? 'py';
  return { kind: 'file', file: inner(source, `cells.${extension}`, concatenated(lines)) };
}
