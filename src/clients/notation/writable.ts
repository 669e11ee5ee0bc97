import type { NamedKey } from '../named.ts';

/** The settings that the properties of some client can hold: those with names, a token file and trusted certificates. */
export type WritableKey = Exclude<NamedKey, 'jaasString'> | 'token' | 'ca';

/** What is to be written into a client's configuration. */
export interface WritableClient {
  /** Lists joined by commas; switches as `true` and `false`. */
  readonly values: Readonly<Partial<Record<WritableKey | 'clientVersion', string>>>;
  /** Every SASL extension in its order, `logicalCluster` and `identityPoolId` among them. */
  readonly extensions: Readonly<Record<string, string>>;
  /** The environment variable that holds the client secret. */
  readonly secrets: Readonly<{ clientSecret?: string }>;
  /** Files that hold a value. */
  readonly files?: Readonly<{ ca?: string; token?: string }>;
}

/** How a configuration refers to an environment variable. */
export type Reference = (variable: string) => string;

/** A property or an option, and its value. */
export type Written = readonly [name: string, value: string];

/** The same, if there is a value. */
export type Given = readonly [name: string, value: string | undefined];

/** Those that have a value. */
export const given = (pairs: readonly Given[]): readonly Written[] =>
  pairs.flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));

/** Whether the client is to sign in with a token: a client of which nothing is known here does. */
export const usesOAuth = ({ values: { saslMechanism } }: WritableClient): boolean =>
  saslMechanism === undefined || /^oauthbearer$/i.test(saslMechanism.trim());
