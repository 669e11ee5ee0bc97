import { part, trimmed, type Located } from './located.ts';
import type { Source } from './source.ts';
import type { Tree, TreeMap } from './tree.ts';

/**
 * Fluent Bit's classic configuration: sections in brackets, with lines of a name, spaces and a value. There are no
 * quotes or escapes. Invalid lines are skipped, because Fluent Bit's own message about them is more helpful.
 * https://docs.fluentbit.io/manual/administration/configuring-fluent-bit/classic-mode/format-schema
 */
export function parseFluentBit({ content }: Source): Tree {
  const sections: {
    key: Located;
    value: { kind: 'map'; at: Located; entries: TreeMap['entries'][number][] };
  }[] = [];
  for (const { index, 0: line } of content.text.matchAll(/[^\r\n]+/g)) {
    const at = trimmed(part(content, index, index + line.length));
    if (at.text === '' || at.text.startsWith('#') || at.text.startsWith('@')) continue;
    const section = /^\[(\w+)\]$/.exec(at.text)?.[1];
    if (section !== undefined) {
      const key = part(at, 1, 1 + section.length);
      sections.push({ key, value: { kind: 'map', at: key, entries: [] } });
      continue;
    }
    const name = /^\S+/.exec(at.text)?.[0] ?? '';
    const value = trimmed(part(at, name.length));
    const key = part(at, 0, name.length);
    sections.at(-1)?.value.entries.push({ key, value: { kind: 'scalar', value: value.text, at: value } });
  }
  return { kind: 'map', at: part(content, 0, 0), entries: sections };
}

/** How such a file begins. */
export const isFluentBit = (text: string): boolean =>
  /^[ \t]*\[(?:SERVICE|INPUT|FILTER|OUTPUT|PARSER|CUSTOM)\][ \t]*$/im.test(text) &&
  /^[ \t]*Name[ \t]+\w/im.test(text);
