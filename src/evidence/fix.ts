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
}
