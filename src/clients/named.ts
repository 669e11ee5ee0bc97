/*
 * A family of clients lists its settings in one table: reading a file, converting one, writing a fix and checking versions
 * all take the names of properties from it. Keys are those of the settings of a diagnosis (`clientId`, `scope`).
 */

/** The properties by which a family of clients knows one setting. Options of the JAAS string are written `jaas:clientId`. */
export interface NamedSetting {
  /** The names that the client reads. If the file has several of them, the first one listed here wins. */
  readonly read: readonly [string, ...string[]];
  /** The name that a converted file uses; default: the first of `read`. */
  readonly write?: string;
  /** The name that a fix uses if the file has none of them yet; default: the first of `read`. */
  readonly fix?: string;
  /** The first version that reads the first name, if that came later than the token fetcher. */
  readonly since?: string;
  /** The value is not a secret and may be shown. */
  readonly showable?: true;
}

/** Keys of a family's table: settings of a diagnosis, and the JAAS string that holds several of them. */
export type NamedKey =
  | 'bootstrapServers'
  | 'securityProtocol'
  | 'saslMechanism'
  | 'tokenEndpoint'
  | 'clientId'
  | 'clientSecret'
  | 'scope'
  | 'headerUrlencode'
  | 'subClaimName'
  | 'groups'
  | 'logicalCluster'
  | 'poolId'
  | 'extensions'
  | 'jaasString';

export type NamedSettings = Readonly<Partial<Record<NamedKey, NamedSetting>>>;

/** Every property name in a table. */
export const allNamesIn = (settings: NamedSettings): readonly string[] =>
  Object.values(settings).flatMap(({ read }) => read);

/** The names of a setting, the one to write in a fix first. */
export const fixNamesOf = ({ read, fix = read[0] }: NamedSetting): readonly [string, ...string[]] => [
  fix,
  ...read.filter((name) => name !== fix),
];
