export interface Fix {
  /** One imperative sentence. */
  readonly summary: string;
  readonly steps: readonly string[];
  readonly commands: readonly FixCommand[];
}

export interface FixCommand {
  readonly kind: 'confluent-cli' | 'rest' | 'terraform' | 'console' | 'client-config' | 'idp';
  /** To paste as it stands; what only the user knows is an environment variable such as `$CLOUD_API_KEY`. */
  readonly text: string;
  /**
   * How safe it is to run, as rustc's applicability: `paste` as it stands, `fill-in` a value that only the user knows,
   * or `check-first`, because it may be wrong for this set-up. Left out, it follows from the text (`applyOf`).
   */
  readonly apply?: Apply;
}

export type Apply = 'paste' | 'fill-in' | 'check-first';

/** A shell variable, or a place to be filled in: `$CLOUD_API_KEY`, `<client-id>`, `/path/company-ca.pem`, `…`. */
const TO_FILL_IN = /\$\{?[A-Za-z_]|<[a-z][\w -]*>|(?<![\w.])\/path\/|…/;

export const applyOf = ({ apply, text }: FixCommand): Apply =>
  apply ?? (TO_FILL_IN.test(text) ? 'fill-in' : 'paste');
