import { lineEnd, plainValue, shellValue, type Read } from './env-value.ts';
import { decodedBy, part, type Located } from './located.ts';
import type { Pair } from './properties.ts';
import type { Source } from './source.ts';

/*
 * Files of environment variables have no common grammar: every reader has its own.
 *
 * |                  | sh     | Compose | dotenv     | docker --env-file | systemd |
 * |------------------|--------|---------|------------|-------------------|---------|
 * | quotes removed   | yes    | yes     | yes        | no                | yes     |
 * | ` #` cuts        | yes    | yes     | yes        | no                | no      |
 * | `#` alone cuts   | no     | no      | some       | no                | no      |
 * | `$` is replaced  | yes    | yes     | some       | no                | no      |
 *
 * This follows the majority; where other readers would get another value, the variable says so. Node's parsers of such
 * files (dotenv, `process.loadEnvFile`) give no places.
 *
 * https://docs.docker.com/compose/how-tos/environment-variables/variable-interpolation/#env-file-syntax,
 * https://docs.docker.com/reference/cli/docker/container/run/#env,
 * https://github.com/motdotla/dotenv#what-rules-does-the-parsing-engine-follow, systemd.exec(5), `EnvironmentFile=`
 */

/** An environment variable, and what its readers disagree about. */
export type Variable = Pair & Omit<Read, 'behind'>;

/**
 * The variables of such a file, including duplicates. A file with `export` is read like a shell script, line by line,
 * without running anything. References to earlier variables are replaced.
 *
 * @throws UsageError with the place of an unclosed quote
 */
export function parseEnvLines(source: Source): readonly Variable[] {
  const { content } = source;
  const isShell = /^\ufeff?[ \t]*(?:export|declare -x)[ \t]+[A-Za-z_]\w*=/m.test(content.text);
  const variables: Variable[] = [];
  const known: Known = { values: new Map(), room: MOST_FILLED };
  for (let index = 0; index < content.text.length;) {
    const begun = assignmentAt(content, index, isShell);
    if (begun === undefined) {
      index = lineEnd(content.text, index) + 1;
      continue;
    }
    const { name, from } = begun;
    const { behind, ...read } = isShell ? shellValue(source, from) : plainValue(source, from);
    const variable = expanded({ name, ...read }, known);
    variables.push(variable);
    known.values.set(name.text, variable.value.text);
    index = behind;
  }
  return variables;
}

/** The variables read so far, and how much text may still be substituted. */
interface Known {
  readonly values: Map<string, string>;
  room: number;
}

/** A limit for variables that refer to each other repeatedly. */
const MOST_FILLED = 256 * 1024;

/** A byte-order mark belongs to the first name, even before `export`: no reader knows a variable of that name. */
const PLAIN = /[ \t]*(\ufeff)?(?:export[ \t]+)?([A-Za-z_][\w.-]*)[ \t]*=[ \t]*/y;
const SHELL = /[ \t;&]*(\ufeff)?(?:export[ \t]+|declare -x[ \t]+)?([A-Za-z_]\w*)=/y;

function assignmentAt(
  content: Located,
  index: number,
  isShell: boolean,
): { readonly name: Located; readonly from: number } | undefined {
  const pattern = isShell ? SHELL : PLAIN;
  pattern.lastIndex = index;
  const match = pattern.exec(content.text);
  if (match === null) return undefined;
  const [all, mark, name = ''] = match;
  const from = index + all.lastIndexOf(mark ?? name, all.lastIndexOf('='));
  const end = index + all.lastIndexOf(name, all.lastIndexOf('=')) + name.length;
  return { name: part(content, from, end), from: index + all.length };
}

/** With references to earlier variables replaced; a value that is only a reference stays. */
function expanded(variable: Variable, known: Known): Variable {
  const { value, dollars } = variable;
  if (dollars.length === 0) return variable;
  const replaced = new Set(dollars);
  const whole = /^\$([A-Za-z_]\w*)$/.exec(value.text)?.[1];
  const filled = decodedBy(
    value,
    /\$(?:\{([A-Za-z_]\w*)\}|([A-Za-z_]\w*))/g,
    ({ index, 0: reference, 1: braced, 2: bare = braced ?? '' }) => {
      if (!replaced.has(value.offsetAt(index))) return reference;
      const held = known.values.get(bare);
      if (held === undefined || held.length > known.room)
        return whole === undefined ? reference : `\${${bare}}`;
      known.room -= held.length;
      return held;
    },
    (text) => text,
  );
  return filled.text === value.text ? variable : { ...variable, value: filled };
}
