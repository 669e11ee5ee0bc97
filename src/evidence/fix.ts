import type { ConsolePath, Hcl, SettingLines } from '../commands/other-text.ts';
import type { ShellCommand } from '../commands/sh.ts';

export interface Fix {
  /** One imperative sentence. */
  readonly summary: string;
  readonly steps: readonly string[];
  readonly commands: readonly FixCommand[];
}

/** A command, or lines to write: each kind in the notation of where it goes. */
export type FixCommand = {
  /**
   * How safe it is to run, as rustc's applicability: `paste` as it stands, `fill-in` a value that only the user knows,
   * or `check-first`, because it may be wrong for this set-up. Left out, it follows from what the command is made of.
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
