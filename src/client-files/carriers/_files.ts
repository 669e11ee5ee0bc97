import { inner, type Source } from '../../text/source.ts';
import type { Located } from '../../text/located.ts';
import { textAt, type Tree } from '../../text/tree.ts';
import type { HeldFile } from '../carrier.ts';

/**
 * Multi-line texts in a tree that a program writes to a file or passes on: `content: |` of Ansible, `helm.values: |` of
 * Argo CD, the template of an ExternalSecret.
 */
export function filesIn(document: Tree, source: Source): readonly HeldFile[] {
  const files: HeldFile[] = [];
  const seen = new Set<Tree>();
  const look = (tree: Tree, name: string): void => {
    if (tree.kind === 'scalar' && (typeof tree.value !== 'string' || !isFile(tree.at))) return;
    if (seen.has(tree)) return;
    seen.add(tree);
    if (tree.kind === 'map') {
      const written = pathIn(tree);
      for (const { key, value } of tree.entries)
        look(value, CONTENT.test(key.text) ? (written ?? key.text) : key.text);
    } else if (tree.kind === 'list') for (const item of tree.items) look(item, name);
    else {
      const called = /\.\w{1,10}$/.test(name) ? name : '';
      files.push({ kind: 'file', file: inner(source, called, tree.at), part: partFor(name) });
    }
  };
  look(document, '');
  return files;
}

/** Files that a program writes: `content: |` beside `dest: /etc/orders/application.yml` (Ansible, cloud-init, Chef). */
const CONTENT = /^(?:contents?|body|data|text|inline)$/;

const pathIn = (map: Tree): string | undefined =>
  ['dest', 'path', 'filename', 'file', 'target', 'name']
    .flatMap((key) => textAt(map, key)?.text.split('/').at(-1) ?? [])
    .find((name) => /\.\w{1,10}$/.test(name));

const isFile = ({ text }: Located): boolean =>
  /\n[^\n]*\S/.test(text.trimEnd()) &&
  !text.startsWith('-----BEGIN') &&
  /sasl|oauth|bootstrap[._-]?servers|token_?endpoint/i.test(text);

const partFor = (name: string): string =>
  /^[\w.-]{1,60}$/.test(name) ? `the text of ${name}` : 'a text with an unusual name';
