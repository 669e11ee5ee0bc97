import { JAAS_STRING } from '../../clients/java-properties.ts';
import { readJava } from '../kafka/java.ts';
import { part, trimmed, type Located } from '../../text/located.ts';
import type { Format } from '../format.ts';
import { refusedAt } from '../refused.ts';

interface Entry {
  readonly name: Located;
  /** The text between its braces: the value of `sasl.jaas.config`. */
  readonly body: Located;
}

const PIECE = /"(?:\\[^]|[^"\\])*"?|[{}]|[^"{}]+/g;
/** The first word of an entry, after comments, is a class; a string somewhere in braces is not. */
const MODULE =
  /^(?:\s|\/\/[^\n]*\n|\/\*[^]*?\*\/|#[^\n]*\n)*[\w.$]*LoginModule\s+(?:required|requisite|sufficient|optional)\b/i;

/** Linear in the size of the file. */
function entriesIn(content: Located): readonly Entry[] {
  const entries: Entry[] = [];
  let name: Located | undefined;
  let open: number | undefined;
  for (const { index, 0: piece } of content.text.matchAll(PIECE)) {
    if (piece === '{') open = index + 1;
    else if (piece === '}') {
      const body = open === undefined ? undefined : trimmed(part(content, open, index));
      if (name !== undefined && body !== undefined && MODULE.test(body.text)) entries.push({ name, body });
      [name, open] = [undefined, undefined];
    } else if (open === undefined) name = lastWord(part(content, index, index + piece.length));
  }
  return entries;
}

/** The last word, ignoring comments and the end of the previous entry. */
function lastWord(located: Located): Located | undefined {
  const text = located.text.trimEnd();
  let from = text.length;
  while (from > 0 && /[\w.-]/.test(text[from - 1]!)) from -= 1;
  return from === text.length ? undefined : part(located, from, text.length);
}

/** The file that `java.security.auth.login.config` names: `KafkaClient { …LoginModule required …; };`. */
export default {
  id: 'jaas-file',
  title: 'JAAS file',
  syntax: 'properties',
  references: 'none',
  recognise: ({ content }) => (entriesIn(content).length > 0 ? 'surely' : 'no'),
  read: (source) => {
    const entries = entriesIn(source.content);
    const client = entries.find(({ name }) => /(?:^|\.)KafkaClient$/.test(name.text));
    if (client === undefined) {
      throw refusedAt(
        source,
        entries[0]?.name ?? source.content,
        "this is a JAAS file without an entry KafkaClient: those that are there are for servers or other programs; give a client's",
      );
    }
    const name = { ...client.name, text: JAAS_STRING, editable: false };
    const reading = readJava([{ name, value: client.body }], source.content);
    // The rest of the client's configuration is in its properties.
    return {
      ...reading,
      isPartial: true,
      found: reading.found.filter(({ isDefault }) => isDefault !== true),
    };
  },
} satisfies Format;
