import { decodedBy, part, type Located } from '../../text/located.ts';
import { readWord } from '../../text/shell-word.ts';
import type { Pair } from '../../text/properties.ts';
import type { Carrier, Held } from '../carrier.ts';

/** https://docs.docker.com/reference/dockerfile/: `ENV`, and the arguments of `RUN`, `CMD` and `ENTRYPOINT`. */
export default {
  id: 'dockerfile',
  title: 'a Dockerfile',
  syntax: 'shell',
  recognise: ({ name, content }) =>
    /(?:^|[/\\])(?:Dockerfile|Containerfile)(?:\.[\w.-]+)?$|\.dockerfile$/i.test(name) ||
    (/^FROM[ \t]+[\w./:@${}-]+/m.test(content.text) &&
      /^(?:ENV|RUN|CMD|COPY|ENTRYPOINT)[ \t]/m.test(content.text))
      ? 'surely'
      : 'no',
  held: ({ content }) => {
    const all = instructionsIn(content);
    const pairs = all.filter(({ name }) => name === 'ENV').flatMap(({ rest }) => variablesIn(rest));
    const words = all.filter(({ name }) => COMMANDS.has(name)).map(({ rest }) => rest);
    return [
      ...(pairs.length === 0 ? [] : [{ kind: 'variables', pairs } as const]),
      ...(words.length === 0 ? [] : [{ kind: 'command', words } as const]),
    ] satisfies readonly Held[];
  },
} satisfies Carrier;

const COMMANDS: ReadonlySet<string> = new Set(['RUN', 'CMD', 'ENTRYPOINT']);

interface Instruction {
  readonly name: string;
  readonly rest: Located;
}

/** A backslash at the end continues an instruction; Docker ignores comment lines in between. */
const instructionsIn = (content: Located): readonly Instruction[] =>
  [...content.text.matchAll(/^[ \t]*([A-Z]{2,12})[ \t]+((?:[^\\\n]|\\[^](?:[ \t]*#[^\n]*\n)*)*)/gim)].map(
    (match) => {
      const [all, name = '', rest = ''] = match;
      const from = match.index + all.length - rest.length;
      return { name: name.toUpperCase(), rest: withoutComments(part(content, from, from + rest.length)) };
    },
  );

/** Removes comment lines between continued lines. */
const withoutComments = (rest: Located): Located =>
  decodedBy(
    rest,
    /(?<=\n)[ \t]*#[^\n]*\n/g,
    () => '',
    (text) => text,
  );

/** `ENV NAME=value NAME="a value"`, and the old form `ENV NAME a value`, which extends to the end of the line. */
function variablesIn(rest: Located): readonly Pair[] {
  const old = /^([A-Za-z_]\w*)[ \t]+(?=[^\s=])/.exec(rest.text);
  if (old !== null) {
    const [all, name = ''] = old;
    return [{ name: part(rest, 0, name.length), value: part(rest, all.length, rest.text.trimEnd().length) }];
  }
  return assignmentsIn(rest);
}

function assignmentsIn(words: Located): readonly Pair[] {
  const pairs: Pair[] = [];
  const pattern = /(?:[\s]|\\\n)*([A-Za-z_][\w.-]*)=/y;
  for (let index = 0; index < words.text.length;) {
    pattern.lastIndex = index;
    const match = pattern.exec(words.text);
    if (match === null) break;
    const from = match.index + match[0].length;
    const nameAt = from - 1 - (match[1]?.length ?? 0);
    const { value, end } = readWord(words, from);
    pairs.push({ name: part(words, nameAt, from - 1), value });
    index = Math.max(end, from);
  }
  return pairs;
}
