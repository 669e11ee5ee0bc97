import type { EditSubject, FileEdit } from '../evidence/file-edit.ts';
import type { ClientFile, FromFile } from './client-file.ts';
import type { Found } from './formats/define.ts';
import type { Located } from './text/located.ts';
import { escapeValue, type Pair } from './text/properties.ts';

/** A piece of the file's text and what takes its place. */
interface Change {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/**
 * The text of a client's file after edits; all that is not edited stays byte for byte, comments included.
 *
 * @returns undefined when one of them cannot be made in this file: the value is encoded, or the format has no place for it
 */
export function mended(file: ClientFile, given: FromFile, edits: readonly FileEdit[]): string | undefined {
  const changes = edits.map((edit) => changeOf(edit, file, given));
  if (!changes.every((change) => change !== undefined)) return undefined;
  const inOrder = changes.toSorted((a, b) => b.from - a.from || b.to - a.to);
  if (inOrder.some((change, index) => index > 0 && change.to > inOrder[index - 1]!.from)) return undefined;
  return inOrder.reduce(
    (text, { from, to, text: piece }) => text.slice(0, from) + piece + text.slice(to),
    file.source.file,
  );
}

function changeOf(edit: FileEdit, file: ClientFile, given: FromFile): Change | undefined {
  if (edit.edit === 'strip-byte-order-mark') {
    return file.source.file.startsWith('\ufeff') ? { from: 0, to: 1, text: '' } : undefined;
  }
  const subject = subjectOf(edit.of, file, given);
  switch (edit.edit) {
    case 'set':
      return subject?.value === undefined
        ? added(edit.of, edit.to, file)
        : replacing(subject.value, edit.to, 0);
    case 'append':
      return subject?.value === undefined
        ? undefined
        : replacing(subject.value, edit.text, subject.value.text.length);
    case 'rename':
      return subject?.name === undefined ? undefined : replacing(subject.name, edit.to, 0);
  }
}

interface Subject {
  readonly name?: Located;
  /** Absent when it is not in the file. */
  readonly value?: Located;
}

function subjectOf(of: EditSubject, file: ClientFile, given: FromFile): Subject | undefined {
  if ('property' in of) {
    const pair = file.reading.properties.findLast(({ name }) => name.text === of.property);
    return pair === undefined ? undefined : { name: writtenName(pair, file), value: pair.value };
  }
  const found = given.at.get(of.setting);
  if (found === undefined || found.isDefault === true || !isAsWritten(found)) return undefined;
  return { value: found.at, ...(found.nameAt !== undefined && { name: found.nameAt }) };
}

/** A value that the client makes something else of (the file of a URL) is not to be edited as if it stood there. */
const isAsWritten = ({ value, at }: Found): boolean => value === at.text;

/** The name as it stands there: a prefix that only we put before it (`jaas:`, the path in a YAML file) is none of it. */
function writtenName({ name }: Pair, { source }: ClientFile): Located {
  const start = name.offsetAt(0);
  for (let cut = 0; cut < name.text.length; cut += 1) {
    const rest = name.text.slice(cut);
    if (source.file.startsWith(rest, start)) return { ...name, text: rest };
  }
  return { ...name, editable: false };
}

function replacing(located: Located, text: string, from: number): Change | undefined {
  if (!located.editable) return undefined;
  return {
    from: located.offsetAt(from),
    to: located.offsetAt(located.text.length),
    text: located.spell(text),
  };
}

/** Names under which a setting is added to a file of properties that lacks it. */
const PROPERTY: Readonly<Record<string, string>> = {
  securityProtocol: 'security.protocol',
  saslMechanism: 'sasl.mechanism',
};

/** A further line behind the last one, in a file that is nothing but lines. */
function added(of: EditSubject, value: string, { source, format }: ClientFile): Change | undefined {
  const name = 'property' in of ? of.property : PROPERTY[of.setting];
  if (name === undefined || format.syntax !== 'properties' || source.content.text !== source.file)
    return undefined;
  const end = source.file.length;
  const newline = /\r\n|\n|\r/.exec(source.file)?.[0] ?? '\n';
  const before = source.file === '' || /[\r\n]$/.test(source.file) ? '' : newline;
  return { from: end, to: end, text: `${before}${name}=${escapeValue(value)}${newline}` };
}
