import { parseHcl, type Attribute, type Body, type Expression } from './hcl.ts';
import { decodedBy, opaque, part, type Located } from './located.ts';
import type { Source } from './source.ts';
import type { Tree, TreeMap } from './tree.ts';
import { once } from './once.ts';

/**
 * An HCL file as names and values: a block is a map under its type, and under each of its labels (`resource`,
 * `aws_lambda_function`, `orders`). A value that is computed elsewhere stays a reference, `${var.secret}`, also within
 * a text.
 *
 * @returns the file itself, then each document that it encodes (`yamlencode({…})`), which is empty in the file
 * @throws UsageError with the place of a syntax error
 */
export const parseHclTrees = once((source: Source): readonly Tree[] => {
  const reader = new Reader();
  const trees = [reader.mapOf(parseHcl(source), source.content), ...reader.documents];
  return trees;
});

class Reader {
  readonly documents: Tree[] = [];

  mapOf({ attributes, blocks }: Body, at: Located): TreeMap {
    return {
      kind: 'map',
      at: part(at, 0, 0),
      entries: [
        ...attributes.map((attribute) => this.#entryOf(attribute)),
        ...blocks.map(({ type, labels, body }) => ({
          key: type,
          value: labels.reduceRight<Tree>(
            (inside, label) => ({
              kind: 'map',
              at: part(label, 0, 0),
              entries: [{ key: label, value: inside }],
            }),
            this.mapOf(body, type),
          ),
        })),
      ],
    };
  }

  #entryOf({ name, value }: Attribute): TreeMap['entries'][number] {
    return { key: name, value: this.#treeOf(value) };
  }

  #treeOf(expression: Expression): Tree {
    const { kind, at } = expression;
    switch (kind) {
      case 'text':
        return scalar(at);
      case 'heredoc':
        return scalar(withReferences(at));
      case 'object': {
        const entries = expression.attributes.map((attribute) => this.#entryOf(attribute));
        return this.#apart(expression, { kind: 'map', at: part(at, 0, 0), entries });
      }
      case 'list':
        return this.#apart(expression, {
          kind: 'list',
          at,
          items: expression.items.map((item) => this.#treeOf(item)),
        });
      case 'other':
        return scalar(at.text.includes('${') ? withReferences(at) : opaque(at, referenceTo(at.text)));
    }
  }

  #apart({ isDocument }: { readonly isDocument?: true }, tree: Tree): Tree {
    if (isDocument !== true) return tree;
    this.documents.push(tree);
    return scalar(part(tree.at, 0, 0));
  }
}

const scalar = (at: Located): Tree => ({ kind: 'scalar', value: at.text, at });

/** A reference to a variable, a resource or a function: `var.secret`, `sys.env("SECRET")`. */
function referenceTo(expression: string): string {
  const variable = /^(?:sys\.)?env\(\s*"(\w+)"\s*\)$/.exec(expression.trim())?.[1];
  const name = variable ?? expression.replace(/[^\w.-]+/g, '_').replace(/^[^A-Za-z_]+/, '');
  const short = name.slice(0, LONGEST).replace(/(?<!_)_+$/, '');
  return `\${${short === '' ? 'expression' : short}}`;
}
const LONGEST = 100;

/** `${…}` and `%{…}` in a text. */
const withReferences = (at: Located): Located =>
  decodedBy(
    at,
    /(?<!\$)\$\{([^{}]*)\}/g,
    ([, inside = '']) => referenceTo(inside),
    (text) => text,
  );
