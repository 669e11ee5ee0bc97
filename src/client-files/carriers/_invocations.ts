/** How a command is recognised: by its program, and one of its options on any of its lines. */
export interface Invocation {
  readonly program: RegExp;
  readonly option: RegExp;
}

/** With its continuation lines. */
const COMMAND = /^(?:[^\n\\]|\\[^])+/gm;

/** The commands in a script that run this program with this option. */
export const invocationsOf = (text: string, { program, option }: Invocation): readonly RegExpExecArray[] =>
  !program.test(text) || !option.test(text)
    ? []
    : [...text.matchAll(COMMAND)].filter(([line]) => {
        // One search after the other: an option is not searched for again after each mention of the program.
        const found = program.exec(line);
        return found !== null && option.test(line.slice(found.index + found[0].length));
      });

/** Whether a script runs such a command. */
export const runs = (text: string, invocation: Invocation): boolean =>
  invocationsOf(text, invocation).length > 0;
