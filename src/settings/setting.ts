export type Kind = 'text' | 'choice' | 'switch' | 'duration' | 'pairs' | 'list' | 'topics';

/** A value can be in the setting itself, in an environment variable that it names, or in a file that it names. */
export type Form = 'value' | 'env' | 'file';

export interface Setting {
  /** Its name in YAML and in the library. */
  readonly key: string;
  /** Its flag without dashes; the environment variable's name is derived from it. */
  readonly flag: string;
  readonly kind: Kind;
  readonly group: Group;
  readonly doc: string;
  /** An example value for the flag. */
  readonly example: string;
  readonly choices?: readonly string[];
  /** Never shown; passing it as a plain flag gives a warning. */
  readonly secret?: true;
  /** Other ways to give it than as a plain value; default: `['value']`. */
  readonly forms?: readonly Form[];
  /** The client property whose value is judged rather than rejected. */
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
