import { RUNNER_COMMAND, INVISIBLE } from '../../commands/invisible.ts';

/**
 * Text from a server or a token is hostile: on a terminal it could move the cursor, change the title or reverse the
 * text. Every C0 and C1 control character, bidirectional override (Unicode Technical Report #36) and invisible
 * character is written out instead. In a CI log it could be a command to the runner, so the first character of such a
 * command is written out too.
 */
export const visible = (text: string): string =>
  text
    .replace(INVISIBLE, written)
    .replace(RUNNER_COMMAND, ([first = '', second]) => `${written(first)}${second}`);

const SHORT: Readonly<Record<string, string>> = {
  '\n': String.raw`\n`,
  '\r': String.raw`\r`,
  '\t': String.raw`\t`,
};

const written = (character: string): string =>
  SHORT[character] ?? `\\u{${(character.codePointAt(0) ?? 0).toString(16)}}`;

/** Like `visible`, and with spaces at the ends, which matter in a comparison, shown as `␠`. */
export const visibleEnds = (text: string): string =>
  visible(text).replace(/^ +|(?<! ) +$/g, (spaces) => '␠'.repeat(spaces.length));
