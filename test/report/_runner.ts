/** A command that GitHub's runner executes. */
export interface RunnerCommand {
  readonly command: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly data: string;
}

/**
 * The commands that GitHub's runner finds in the output of a step, by its parser's rules: version 2, `::name
 * key=value::data` at the beginning of a line, and version 1, `##[name key=value;]data` anywhere in it.
 */
export function runnerReads(output: string): readonly RunnerCommand[] {
  return output.split(/\r\n|\r|\n/).flatMap((line) => {
    const second = /^\s*::([^\s:]+)(?: ([^]*?))?::([^]*)$/.exec(line);
    if (second !== null) {
      const [, command = '', properties = '', data = ''] = second;
      return [{ command, properties: propertiesIn(properties), data: decoded(data) }];
    }
    const first = /##\[([^\s\]]+)([^\]]*)\]([^]*)$/.exec(line);
    if (first === null) return [];
    return [{ command: first[1] ?? '', properties: { text: first[2] ?? '' }, data: first[3] ?? '' }];
  });
}

const propertiesIn = (text: string): Readonly<Record<string, string>> =>
  Object.fromEntries(
    text
      .split(',')
      .filter((pair) => pair.includes('='))
      .map((pair) => {
        const at = pair.indexOf('=');
        const value = pair
          .slice(at + 1)
          .replaceAll('%3A', ':')
          .replaceAll('%2C', ',');
        return [pair.slice(0, at).trim(), decoded(value)];
      }),
  );

const decoded = (text: string): string =>
  text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
