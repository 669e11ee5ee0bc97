import { inBash, quote } from './bash.ts';
import { CommandText, type Shell } from './command-text.ts';
import { tokenize, type Chunk, type Segment, type Token } from './lexer.ts';
import { isOfTheShell } from './names.ts';
import { inPowerShell } from './powershell.ts';
import { blanksIn, piecesOf, Variable, type Value } from './value.ts';

/**
 * A shell command. The `sh` tag builds it from source text and values; each value is quoted to stay one word, or part
 * of one.
 */
export class ShellCommand extends CommandText {
  readonly kind = 'shell-command';
  readonly chunks: readonly Chunk[];
  #read: readonly Token[] | undefined;
  readonly #powerShell: CommandText | undefined;

  constructor(chunks: readonly Chunk[], powerShell?: CommandText) {
    super();
    this.chunks = chunks;
    this.#powerShell = powerShell;
  }

  /**
   * Read when the command is printed: most are parts of other commands, or of fixes that are not shown.
   *
   * @throws TypeError when a value's position does not allow it to be quoted as part of a word
   */
  get #tokens(): readonly Token[] {
    return (this.#read ??= tokenize(this.chunks));
  }

  override get blanks(): readonly string[] {
    const values = valuesIn(this.#tokens);
    const { names } = withoutRisk(this.#tokens);
    return [
      ...variablesIn(this.#tokens),
      ...blanksIn(...values.map(({ value }) => value)),
      ...[...names.values()].map(({ name }) => name),
    ];
  }

  /** Adds the PowerShell version, where it uses other tools. */
  orPowerShell(command: CommandText): ShellCommand {
    return new ShellCommand(this.chunks, command);
  }

  override in(shell: Shell): string {
    if (shell === 'bash') return this.#inBash();
    if (this.#powerShell !== undefined) return this.#powerShell.in(shell);
    return (
      inPowerShell(withoutRisk(this.#tokens).tokens) ?? `# in bash (Git Bash or WSL):\n${this.#inBash()}`
    );
  }

  #inBash(): string {
    const values = valuesIn(this.#tokens);
    const { names } = withoutRisk(this.#tokens);
    let at = 0;
    const text = this.chunks
      .map((chunk) => {
        if (chunk.kind === 'fixed') return chunk.text;
        const each = values[at++]!;
        return inBash(names.get(each) ?? each.value, each.place);
      })
      .join('');
    return [...[...names].map(noteOn), text].join('\n');
  }
}

/** Tag for a shell command; other commands can be embedded in it. */
export const sh = (
  { raw }: TemplateStringsArray,
  ...values: readonly (Value | ShellCommand)[]
): ShellCommand =>
  new ShellCommand(raw.flatMap((text, index) => [{ kind: 'fixed', text }, ...chunksOf(values[index])]));

/** Words of a command, separated by spaces. */
export const words = (all: readonly (Value | ShellCommand)[]): ShellCommand =>
  new ShellCommand(
    all.flatMap((each, index): readonly Chunk[] =>
      index === 0 ? chunksOf(each) : [{ kind: 'fixed', text: ' ' }, ...chunksOf(each)],
    ),
  );

/**
 * An option of a program of ours, whose name is fixed; a value that begins with a dash stays its value.
 *
 * @param value absent: a switch
 */
export const option = (name: string, value?: Value): ShellCommand =>
  new ShellCommand(
    value === undefined
      ? [{ kind: 'fixed', text: `--${name}` }]
      : [
          { kind: 'fixed', text: `--${name}=` },
          { kind: 'value', value },
        ],
  );

function chunksOf(value: Value | ShellCommand | undefined): readonly Chunk[] {
  if (value === undefined) return [];
  return value instanceof ShellCommand ? value.chunks : [{ kind: 'value', value }];
}

type Placed = Extract<Segment, { kind: 'value' }>;

const segmentsOf = (tokens: readonly Token[]): readonly Segment[] =>
  tokens.flatMap((token) =>
    token.kind === 'word'
      ? token.segments.flatMap((each) => (each.kind === 'substitution' ? segmentsOf(each.tokens) : [each]))
      : [],
  );

const valuesIn = (tokens: readonly Token[]): readonly Placed[] =>
  segmentsOf(tokens).filter((each) => each.kind === 'value');

const variablesIn = (tokens: readonly Token[]): readonly string[] =>
  segmentsOf(tokens).flatMap((each) =>
    each.kind === 'variable' && !isOfTheShell(each.name) ? each.name : [],
  );

/** Programs that read a file when an argument begins like this. */
const READS_FILE: Readonly<Record<string, RegExp>> = { curl: /^@/, az: /^@/, aws: /^fileb?:/i };

/** Whether the program could interpret the value as an option or as the name of a file to send. */
function isRisky({ value, place }: Placed): boolean {
  const [first] = piecesOf(value);
  if (typeof first !== 'string') return false;
  return (
    (place.beginsWord && first.startsWith('-')) ||
    (place.beginsArgument && READS_FILE[place.program ?? '']?.test(first) === true)
  );
}

/** Moves values that a program could misinterpret into shell variables, which are set above the command. */
function withoutRisk(tokens: readonly Token[]): {
  readonly tokens: readonly Token[];
  readonly names: ReadonlyMap<Placed, Variable>;
} {
  const names = new Map<Placed, Variable>();
  for (const each of valuesIn(tokens))
    if (isRisky(each)) names.set(each, new Variable(names.size === 0 ? 'VALUE' : `VALUE_${names.size + 1}`));
  const replaced = (list: readonly Token[]): readonly Token[] =>
    list.map((token) =>
      token.kind === 'word' ? { ...token, segments: token.segments.map(inPlace) } : token,
    );
  const inPlace = (segment: Segment): Segment => {
    if (segment.kind === 'substitution') return { ...segment, tokens: replaced(segment.tokens) };
    const name = segment.kind === 'value' ? names.get(segment) : undefined;
    return segment.kind === 'value' && name !== undefined ? { ...segment, value: name } : segment;
  };
  return { tokens: replaced(tokens), names };
}

/** The value is quoted inside the comment too: interactive zsh runs a pasted `#` line as a command. */
const noteOn = ([{ value, place }, name]: readonly [Placed, Variable]): string =>
  `# ${name.name} is ${quote(value.toString())}, which ${place.program ?? 'the program'} would take for an option or a file`;
