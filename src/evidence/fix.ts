import type { ConsolePath, Hcl, SettingLines } from '../commands/other-text.ts';
import type { ShellCommand } from '../commands/sh.ts';

export interface Fix {
  /** One imperative sentence. */
  readonly summary: string;
  readonly steps: readonly string[];
  readonly commands: readonly FixCommand[];
}

/** A command, or lines to write, each in the notation of its destination. */
export type FixCommand = {
  /**
   * How safe it is to run, like rustc's applicability: `paste` unchanged, `fill-in` a value that only the user knows,
   * or `check-first`, because it may be wrong for this set-up. If omitted, derived from the content of the command.
   */
  readonly apply?: Apply;
} & (
  | { readonly kind: 'confluent-cli' | 'rest' | 'idp'; readonly text: ShellCommand }
  | { readonly kind: 'client-config' | 'broker-config'; readonly text: ShellCommand | SettingLines }
  | { readonly kind: 'console'; readonly text: ConsolePath }
  | { readonly kind: 'terraform'; readonly text: Hcl }
);

export type Apply = 'paste' | 'fill-in' | 'check-first';

export const applyOf = ({ apply, text }: FixCommand): Apply =>
  apply ?? (text.isToFillIn ? 'fill-in' : 'paste');
