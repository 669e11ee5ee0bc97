import { CommandText } from './command-text.ts';
import { inString } from './json.ts';
import { escapeInvisible } from './invisible.ts';
import { blanksIn, placeholder, piecesOf, type Piece, type Value } from './value.ts';

/* Text that is not a shell command: lines of a file or a program, navigation steps, Terraform. */

class Written extends CommandText {
  readonly blanks: readonly string[];
  readonly #text: string;

  constructor(text: string, blanks: readonly string[]) {
    super();
    this.#text = text;
    this.blanks = blanks;
  }

  override in(): string {
    return this.#text;
  }
}

/** Lines for a configuration file or a program. */
export class SettingLines extends Written {
  readonly kind = 'setting-lines';
}

/** Setting lines; a value cannot break out of its line. */
export const settings = (strings: TemplateStringsArray, ...values: readonly Value[]): SettingLines =>
  new SettingLines(
    strings.map((string, index) => string + shown(values[index] ?? '')).join(''),
    blanksIn(...values),
  );

/** Steps through the pages of a console. */
export class ConsolePath extends Written {
  readonly kind = 'console-path';
}

/** Navigation steps through a console; values from outside have their invisible characters shown. */
export const consolePath = (...steps: readonly Value[]): ConsolePath =>
  // The user follows these steps rather than pasting them, so there is nothing to fill in.
  new ConsolePath(steps.map(shown).join(' → '), []);

/** Terraform's HCL. */
export class Hcl extends Written {
  readonly kind = 'hcl';
}

/** Attributes to set on a resource; its other attributes stay unchanged. */
export const hclResource = (type: string, attributes: Readonly<Record<string, Value>>): Hcl =>
  new Hcl(
    `resource "${type}" ${OTHERS} { ${Object.entries(attributes)
      .map(([name, value]) => `${name} = "${piecesOf(value).map(inHcl).join('')}"`)
      .join(', ')} }`,
    [OTHERS, ...blanksIn(...Object.values(attributes))],
  );

const OTHERS = placeholder('…').toString();

/** In HCL, `${` and `%{` begin templates, and `\b` and `\f` are not escapes. */
const inHcl = (piece: Piece): string =>
  typeof piece === 'string'
    ? inString(piece)
        .replace(/[$%](?=\{)/g, '$&$&')
        .replace(/\\[^]/g, (escape) => NO_ESCAPES[escape] ?? escape)
    : piece.toString();

const NO_ESCAPES: Readonly<Record<string, string>> = {
  [String.raw`\b`]: String.raw`\u0008`,
  [String.raw`\f`]: String.raw`\u000c`,
};

const shown = (value: Value): string =>
  piecesOf(value)
    .map((piece) => (typeof piece === 'string' ? escapeInvisible(piece) : piece.toString()))
    .join('');
