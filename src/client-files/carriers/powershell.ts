import { decodedBy, part, type Located } from '../../text/located.ts';
import { inner, type Source } from '../../text/source.ts';
import type { Pair } from '../../text/properties.ts';
import type { Carrier, Held, HeldFile } from '../carrier.ts';
import { nextOf } from '../../text/next.ts';

/**
 * A PowerShell script: `$env:NAME = "…"`, `[Environment]::SetEnvironmentVariable("NAME", "…")`, and here-strings (`@" …
 * "@`), which usually are files.
 * https://learn.microsoft.com/powershell/module/microsoft.powershell.core/about/about_quoting_rules
 */
export default {
  id: 'powershell',
  title: 'a PowerShell script',
  syntax: 'shell',
  recognise: ({ name, content }) =>
    /\.psm?1$/i.test(name) ||
    /^[ \t\xa0\ufeff]*(?:\$env:\w+\s*=|\[(?:System\.)?Environment\]::SetEnvironmentVariable\()/im.test(
      content.text,
    )
      ? 'surely'
      : 'no',
  held: (source) => {
    const pairs = [...assigned(source.content), ...set(source.content)];
    return [
      ...(pairs.length === 0 ? [] : [{ kind: 'variables', pairs, references: 'environment' } as const]),
      ...textsIn(source),
    ] satisfies readonly Held[];
  },
} satisfies Carrier;

const QUOTED = String.raw`("(?:[^"\x60\n]|""|\x60[^])*"|'(?:[^'\n]|'')*')`;

const assigned = (content: Located): readonly Pair[] =>
  pairsBy(content, new RegExp(String.raw`\$\{?env:([A-Za-z_]\w*)\}?[ \t]*=[ \t]*${QUOTED}`, 'gi'));

const set = (content: Located): readonly Pair[] =>
  pairsBy(
    content,
    new RegExp(String.raw`SetEnvironmentVariable\([ \t]*["']([A-Za-z_]\w*)["'][ \t]*,[ \t]*${QUOTED}`, 'gi'),
  );

const pairsBy = (content: Located, pattern: RegExp): readonly Pair[] =>
  [...content.text.matchAll(pattern)].map((match) => {
    const [all, name = '', quoted = ''] = match;
    const nameAt =
      match.index + all.indexOf(name, all.indexOf(':') < 0 ? 0 : all.toLowerCase().indexOf('env'));
    const from = match.index + all.length - quoted.length;
    return {
      name: part(content, nameAt, nameAt + name.length),
      value: unquoted(part(content, from + 1, from + quoted.length - 1), quoted[0] === '"'),
    };
  });

/**
 * Inside double quotes a backtick escapes and `$env:NAME` is expanded; in both kinds of quotes a doubled quote means
 * one.
 */
const unquoted = (raw: Located, isDouble: boolean): Located =>
  isDouble
    ? decodedBy(
        raw,
        /""|\x60([^])|\$\{?env:([A-Za-z_]\w*)\}?/gi,
        ([all, escaped, variable]) =>
          variable === undefined ? (escaped ?? all.slice(1)) : `\${${variable}}`,
        (text) => text.replace(/[\x60"$]/g, '\x60$&'),
      )
    : decodedBy(
        raw,
        /''/g,
        () => "'",
        (text) => text.replaceAll("'", "''"),
      );

/** Here-strings: all lines between `@"` at the end of a line and `"@` at the beginning of one. */
function textsIn(source: Source): readonly HeldFile[] {
  const { content } = source;
  const closing = nextOf(content.text, /\n(["'])@/g);
  const files: HeldFile[] = [];
  let behind = 0;
  for (const { index, 0: opening, 1: quote = '' } of content.text.matchAll(/@(["'])[ \t]*\n/g)) {
    const from = index + opening.length;
    const to = index < behind ? undefined : closing(quote, from);
    if (to === undefined) continue;
    behind = to + 3;
    const text = part(content, from, to);
    files.push({ kind: 'file', file: inner(source, '', text), part: 'a text of several lines' });
  }
  return files;
}
