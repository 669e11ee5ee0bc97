import { parseEnvLines } from '../../text/env-lines.ts';
import { decodedBy, part, type Located } from '../../text/located.ts';
import { inner, type Source } from '../../text/source.ts';
import { readWord } from '../../text/shell-word.ts';
import type { Pair } from '../../text/properties.ts';
import { syntaxOf } from '../recognise.ts';
import type { Syntax } from '../../evidence/configuration.ts';
import type { Carrier, Held, HeldFile } from '../carrier.ts';
import { invocationsOf, runs, type Invocation } from './_invocations.ts';
import { HELM_VALUES, helmValues } from './_helm-values.ts';
import { nextOf } from '../../text/next.ts';
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
    SYNTAXES.has(syntaxOf(source)) &&
    (STARTS.some((command) => runs(source.content.text, command)) || filesIn(source).length > 0)
      ? 'surely'
      : 'no',
  held: (source) => {
    const { content } = source;
    const pairs = [...parseEnvLines(source).filter(isExported), ...containerVariables(content)];
    return [
      ...filesIn(source),
      ...(runs(content.text, HELM_VALUES) ? helmValues(source) : []),
      ...(pairs.length === 0 ? [] : [{ kind: 'variables', pairs } as const]),
      ...(runs(content.text, OPTIONS) ? [{ kind: 'command', words: commandsIn(content) } as const] : []),
    ] satisfies readonly Held[];
  },
} satisfies Carrier;

/** The syntaxes that a script may be mistaken for. */
const SYNTAXES: ReadonlySet<Syntax> = new Set(['env', 'properties', 'shell']);

const OPTIONS: Invocation = {
  program: /\b(?:kcat|kafkacat|kafka-[\w-]{1,100}(?:\.sh)?)\b/,
  option: /\s(?:-X|--(?:producer|consumer|command)-property)[\s=]?['"]?\w/,
};
const CONTAINER: Invocation = {
  program: /\b(?:docker|podman|nerdctl)\b/,
  option: /\s(?:-e|--env)[\s=]['"]?[A-Za-z_]\w*=/,
};
const STARTS = [OPTIONS, CONTAINER, HELM_VALUES];

/** Exported variables have names in capitals; others are local to the script. */
const isExported = ({ name }: Pair): boolean => /^[A-Z_][A-Z0-9_]*$/.test(name.text);

/** Each command with such options, with its continuation lines. */
const commandsIn = (content: Located): readonly Located[] =>
  invocationsOf(content.text, OPTIONS).map(({ index, 0: line }) =>
    unbroken(part(content, index, index + line.length)),
  );

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
  const { text } = content;
  const closing = nextOf(text, /^\t*([A-Za-z_]\w*)[ \t]*$/gm);
  const files: HeldFile[] = [];
  let behind = 0;
  for (const { index, 0: line, 1: before = '', 2: quote = '', 3: word = '', 4: after = '' } of text.matchAll(
    HERE_DOCUMENT,
  )) {
    const from = text.indexOf('\n', index + line.length) + 1;
    const to = index < behind || from === 0 ? undefined : closing(word, from);
    if (to === undefined) continue;
    behind = to + word.length;
    const body = part(content, from, to);
    if (!/^[ \t]*["']?(?:sasl\.|bootstrap\.servers|security\.protocol)/m.test(body.text)) continue;
    const name =
      /(?:>{1,2}|\btee\b(?:[ \t]+-a)?)[ \t]*["']?([\w./$~{}-]{1,1000})/.exec(`${before} ${after}`)?.[1] ?? '';
    const called = /[\w-]{1,200}\.\w{1,10}$/.exec(name)?.[0] ?? '';
    files.push({
      kind: 'file',
      file: inner(source, called, quote === '' ? referring(body) : body),
      ...(quote === '' && { references: 'environment' }),
      ...(called !== '' && { part: `the file ${called}` }),
    });
  }
  return files;
}

/** The line that begins one. */
const HERE_DOCUMENT = /^(.*)<<-?[ \t]*(["']?)([A-Za-z_]\w*)\2(.*)/gm;
