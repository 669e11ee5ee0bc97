export type Shell = 'bash' | 'pwsh';

export const SHELLS: readonly Shell[] = ['bash', 'pwsh'];

/** What a fix says to run, to write or to click. No string is one: each kind quotes what it is filled with. */
export abstract class CommandText {
  /** Whether it has a place that only the user can fill in. */
  abstract readonly isToFillIn: boolean;

  /** As it is pasted into this shell; what is no command is the same for all. */
  abstract in(shell: Shell): string;

  /** As it is pasted into bash. */
  toString(): string {
    return this.in('bash');
  }

  toJSON(): string {
    return this.toString();
  }
}
