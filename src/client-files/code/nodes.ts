import type { Node, Word } from './scanner.ts';

export const textOf = (node: Node | undefined): string =>
  node !== undefined && 'text' in node ? node.text : '';
export const isMark = (node: Node | undefined, ...marks: readonly string[]): node is Node & Word =>
  node?.kind === 'mark' && marks.includes(node.text);
export const isWord = (node: Node | undefined, ...words: readonly string[]): node is Node & Word =>
  node?.kind === 'word' && words.includes(node.text);

/** The sequences of nodes between these marks. */
export function splitAt(nodes: readonly Node[], ...marks: readonly string[]): readonly (readonly Node[])[] {
  const runs: Node[][] = [[]];
  for (const node of nodes) {
    if (isMark(node, ...marks)) runs.push([]);
    else runs.at(-1)!.push(node);
  }
  return runs;
}
