export type Kind = 'text' | 'choice' | 'switch' | 'duration' | 'pairs' | 'list' | 'topics';

/** A value can stand in the setting itself, in an environment variable that it names, or in a file that it names. */
export type Form = 'value' | 'env' | 'file';

export interface Setting {
  /** Its name in YAML and in the library. */
  readonly key: string;
  /** Its flag without dashes; the environment variable is named after it. */
  readonly flag: string;
  readonly kind: Kind;
  readonly group: Group;
  readonly doc: string;
  /** A value as one gives it to the flag. */
  readonly example: string;
  readonly choices?: readonly string[];
  /** Never shown; given as a bare flag it draws a warning. */
  readonly secret?: true;
  /** How else than as a plain value it can be given; default: `['value']`. */
  readonly forms?: readonly Form[];
  /** The property of a client's own file whose value is judged and never refused, whatever it is. */
  readonly judgedAs?: string;
}

export const GROUPS = [
  'Client',
  'Token',
  'Confluent Cloud',
  'Confluent Cloud without an API key',
  'Broker',
  'Network and run',
] as const;
export type Group = (typeof GROUPS)[number];
