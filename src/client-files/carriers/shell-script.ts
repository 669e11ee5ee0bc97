import { parseEnvLines } from '../../text/env-lines.ts';
import { decodedBy, part, type Located } from '../../text/located.ts';
import { inner, type Source } from '../../text/source.ts';
import { readWord } from '../../text/shell-word.ts';
import type { Pair } from '../../text/properties.ts';
import { syntaxOf } from '../recognise.ts';
import type { Syntax } from '../../evidence/configuration.ts';
import type { Carrier, Held, HeldFile } from '../carrier.ts';
import { HELM_VALUES, helmValues } from './_helm-values.ts';
import { referring } from './_shell-variables.ts';

/**
 * A script that starts a client: `docker run -e NAME=value`, `kcat -X name=value`, options of Kafka's own tools,
 * `helm --set`, and files that it writes with a here-document. Its exports are read too; a script that only exports is
 * a file of variables.
 */
export default {
  id: 'shell-script',
  title: 'a shell script',
  syntax: 'shell',
  recognise: (source) =>
    SYNTAXES.has(syntaxOf(source)) && (STARTS.test(source.content.text) || filesIn(source).length > 0)
      ? 'surely'
      : 'no',
  held: (source) => {
    const { content } = source;
    const pairs = [...parseEnvLines(source).filter(isExported), ...containerVariables(content)];
    return [
      ...filesIn(source),
      ...(HELM_VALUES.test(content.text) ? helmValues(source) : []),
      ...(pairs.length === 0 ? [] : [{ kind: 'variables', pairs } as const]),
      ...(OPTIONS.test(content.text) ? [{ kind: 'command', words: commandsIn(content) } as const] : []),
    ] satisfies readonly Held[];
  },
} satisfies Carrier;

/** The syntaxes that a script may be mistaken for. */
const SYNTAXES: ReadonlySet<Syntax> = new Set(['env', 'properties', 'shell']);

const OPTIONS =
  /\b(?:kcat|kafkacat|kafka-[\w-]+(?:\.sh)?)\b(?:[^\n\\]|\\[^]){0,4000}?\s(?:-X|--(?:producer|consumer|command)-property)[\s=]?['"]?\w/;
const CONTAINER =
  /\b(?:docker|podman|nerdctl)\b(?:[^\n\\]|\\[^]){0,4000}?\s(?:-e|--env)[\s=]['"]?[A-Za-z_]\w*=/;
const STARTS = new RegExp(`${OPTIONS.source}|${CONTAINER.source}|${HELM_VALUES.source}`);

/** Exported variables have names in capitals; others are local to the script. */
const isExported = ({ name }: Pair): boolean => /^[A-Z_][A-Z0-9_]*$/.test(name.text);

/** Each command with such options, with its continuation lines. */
const commandsIn = (content: Located): readonly Located[] =>
  [...content.text.matchAll(/^(?:[^\n\\]|\\[^])+/gm)]
    .filter(([line]) => OPTIONS.test(line))
    .map((match) => unbroken(part(content, match.index, match.index + match[0].length)));

/** The shell removes a backslash at the end of a line together with the line break (POSIX, section 2.2.1). */
const unbroken = (command: Located): Located =>
  decodedBy(
    command,
    /\\\r?\n/g,
    () => ' ',
    (text) => text,
  );

/** `-e NAME=value` and `--env NAME=value`. */
function containerVariables(content: Located): readonly Pair[] {
  const pairs: Pair[] = [];
  for (const match of content.text.matchAll(/\s(?:-e|--env)(?:[ \t]+|=)(?=['"]?[A-Za-z_]\w*=)/g)) {
    const { value: word } = readWord(content, match.index + match[0].length);
    const split = word.text.indexOf('=');
    if (split > 0) pairs.push({ name: part(word, 0, split), value: referring(part(word, split + 1)) });
  }
  return pairs;
}

/** Here-documents (POSIX, section 2.7.4); `<<-` strips leading tabs, and a quoted delimiter disables `$`. */
function filesIn(source: Source): readonly HeldFile[] {
  const { content } = source;
  const pattern = /^([^\n]*)<<(-?)[ \t]*(["']?)([A-Za-z_]\w*)\3([^\n]*)\n([^]*?)^\t*\4[ \t]*$/gm;
  return [...content.text.matchAll(pattern)]
    .filter(([, , , , , , body = '']) =>
      /^\s*["']?(?:sasl\.|bootstrap\.servers|security\.protocol)/m.test(body),
    )
    .map((match) => {
      const [all, before = '', , quote = '', end = '', after = '', body = ''] = match;
      const from = match.index + all.lastIndexOf(body, all.length - end.length);
      const text = part(content, from, from + body.length);
      const name =
        /(?:>{1,2}|\btee\b(?:[ \t]+-a)?)[ \t]*["']?([\w./$~{}-]+)/.exec(`${before} ${after}`)?.[1] ?? '';
      const called = /[\w-]+\.\w{1,10}$/.exec(name)?.[0] ?? '';
      return {
        kind: 'file',
        file: inner(source, called, quote === '' ? referring(text) : text),
        ...(quote === '' && { references: 'environment' }),
        ...(called !== '' && { part: `the file ${called}` }),
      };
    });
}
