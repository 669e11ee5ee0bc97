import { part, type Located } from '../../text/located.ts';
import { readWord } from '../../text/shell-word.ts';
import type { Pair } from '../../text/properties.ts';
import type { Carrier, Held } from '../carrier.ts';

/**
 * systemd.exec(5): `Environment=` takes assignments, each optionally quoted as a whole; an `EnvironmentFile=` refers to
 * another file.
 */
export default {
  id: 'systemd-unit',
  title: 'a systemd unit',
  syntax: 'shell',
  recognise: ({ content }) =>
    /^\[Service\][ \t]*$/m.test(content.text) && /^(?:Environment|ExecStart)\s*=/m.test(content.text)
      ? 'surely'
      : 'no',
  held: ({ content }) => {
    const pairs = linesOf(content, 'Environment').flatMap(assignmentsIn);
    const words = linesOf(content, 'Exec(?:Start|StartPre)');
    return [
      ...(pairs.length === 0 ? [] : [{ kind: 'variables', pairs, references: 'none' } as const]),
      ...(words.length === 0 ? [] : [{ kind: 'command', words } as const]),
    ] satisfies readonly Held[];
  },
} satisfies Carrier;

const linesOf = (content: Located, directive: string): readonly Located[] =>
  [...content.text.matchAll(new RegExp(`^${directive}[ \\t]*=((?:[^\\\\\\n]|\\\\[^])*)`, 'gm'))].map(
    (match) => {
      const [all, value = ''] = match;
      const end = match.index + all.length;
      return part(content, end - value.length, end);
    },
  );

function assignmentsIn(line: Located): readonly Pair[] {
  const pairs: Pair[] = [];
  for (let index = 0; index < line.text.length;) {
    const { value: word, end } = readWord(line, index);
    const split = /^[A-Za-z_]\w*=/.exec(word.text)?.[0].length ?? 0;
    if (split > 0) pairs.push({ name: part(word, 0, split - 1), value: part(word, split) });
    index = Math.max(end, index + 1);
  }
  return pairs;
}
