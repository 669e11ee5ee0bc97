import type { EditSubject, FileEdit } from '../evidence/file-edit.ts';
import type { ClientFile, FromFile } from './client-file.ts';
import type { Found } from './reading.ts';
import type { Located } from '../text/located.ts';
import { escapeValue, type Pair } from '../text/properties.ts';

/** A range of the file's text and its replacement. */
export interface Change {
  readonly from: number;
  readonly to: number;
  readonly text: string;
}

/**
 * The changes that these edits make in a client's file.
 *
 * @returns undefined when one of them is not possible in this file: the value is encoded, or the format has no place
 * for it
 */
export function changesFor(
  file: ClientFile,
  given: FromFile,
  edits: readonly FileEdit[],
): readonly Change[] | undefined {
  if (file.reading.isForeign === true) return undefined;
  const changes = edits.map((edit) => changeOf(edit, file, given));
  if (changes.length === 0 || !changes.every((change) => change !== undefined)) return undefined;
  return editedText(file, changes) === undefined ? undefined : changes;
}

/**
 * The text of a client's file after the changes; everything else stays byte for byte, comments included.
 *
 * @returns undefined when the changes overlap
 */
export function editedText({ source }: ClientFile, changes: readonly Change[]): string | undefined {
  const once = [...new Map(changes.map((change) => [JSON.stringify(change), change])).values()];
  const inOrder = once.toSorted((a, b) => b.from - a.from || b.to - a.to);
  if (inOrder.some((change, index) => index > 0 && change.to > inOrder[index - 1]!.from)) return undefined;
  return inOrder.reduce(
    (text, { from, to, text: piece }) => text.slice(0, from) + piece + text.slice(to),
    source.file,
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
    case 'lift-comment':
      return subject?.value === undefined ? undefined : lifting(subject.value, edit.comment, file);
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

/**
 * Whether the file contains the value itself. One that the client derives from the text (the file in a URL) cannot be
 * edited in place.
 */
const isAsWritten = ({ value, at }: Found): boolean => value === at.text;

/** The name as the file has it, without a prefix that only we add (`jaas:`, the path in a YAML file). */
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

/** A line of a JAAS string, or of a value that spans several lines, cannot have a comment above it. */
function lifting(
  { text, offsetAt, editable }: Located,
  comment: string,
  { source, format }: ClientFile,
): Change | undefined {
  if (!editable || !text.endsWith(comment)) return undefined;
  const cut = offsetAt(text.slice(0, -comment.length).trimEnd().length);
  const to = offsetAt(text.length);
  const from = Math.max(...['\n', '\r'].map((end) => source.file.lastIndexOf(end, cut - 1))) + 1;
  const line = source.file.slice(from, cut);
  const isWhole = format.syntax === 'properties' && /^[\w.%-]+[ \t]*[=:]/.test(line) && from <= offsetAt(0);
  if (!isWhole || /^sasl\.jaas|\.jaas\.config/.test(line)) return { from: cut, to, text: '' };
  const newline = /\r\n|\n|\r/.exec(source.file)?.[0] ?? '\n';
  // Spring Boot reads `#---` as the end of a document.
  return { from, to, text: `# ${comment.replace(/^(?:#|\/)+\s*/, '')}${newline}${line}` };
}

/** The names under which a missing setting is added to a properties file. */
const PROPERTY: Readonly<Record<string, string>> = {
  securityProtocol: 'security.protocol',
  saslMechanism: 'sasl.mechanism',
};

/** Appends a line, which is possible only in files that consist of independent lines. */
function added(
  of: EditSubject,
  value: string,
  { source, format, reading: { prefix = '' } }: ClientFile,
): Change | undefined {
  const name = 'property' in of ? of.property : PROPERTY[of.setting];
  if (name === undefined || format.syntax !== 'properties' || source.content.text !== source.file)
    return undefined;
  const end = source.file.length;
  const newline = /\r\n|\n|\r/.exec(source.file)?.[0] ?? '\n';
  const before = source.file === '' || /[\r\n]$/.test(source.file) ? '' : newline;
  return { from: end, to: end, text: `${before}${prefix}${name}=${escapeValue(value)}${newline}` };
}
