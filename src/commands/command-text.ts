export type Shell = 'bash' | 'pwsh';

export const SHELLS: readonly Shell[] = ['bash', 'pwsh'];

/** What a fix says to run, write or click. It is never a plain string: each kind of command quotes its own values. */
export abstract class CommandText {
  /** What the user has to fill in: the names of variables, and the texts of placeholders. */
  abstract readonly blanks: readonly string[];

  /** Whether the user has to fill something in. */
  get isToFillIn(): boolean {
    return this.blanks.length > 0;
  }

  /** The text to paste into this shell; anything that is not a command is the same for all shells. */
  abstract in(shell: Shell): string;

  /** The text to paste into bash. */
  toString(): string {
    return this.in('bash');
  }

  toJSON(): string {
    return this.toString();
  }
}
