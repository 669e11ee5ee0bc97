export type Shell = 'bash' | 'pwsh';

export const SHELLS: readonly Shell[] = ['bash', 'pwsh'];

/** What a fix says to run, write or click. It is never a plain string: each kind of command quotes its own values. */
export abstract class CommandText {
  /** Whether the user has to fill something in. */
  abstract readonly isToFillIn: boolean;

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
