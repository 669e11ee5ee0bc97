import type { SettingKey } from '../settings/settings.ts';

/** Writes a target for another client. */
export interface Writer {
  /** What this format can say; the rest is told to the user as left out. `logicalCluster` and `poolId` are among it when extensions are. */
  readonly expresses: ReadonlySet<SettingKey>;
  /** It is given nothing but what `expresses` names. Whatever is in the values, the file has the grammar of its format. */
  readonly write: (client: PortableClient) => string;
  /**
   * How the reader of such a file is told to fetch a value from an environment variable. Where it cannot be told: the
   * placeholder `${NAME}`, for whatever fills in the file.
   */
  readonly reference: (variable: string) => string;
}

/**
 * A client's settings as any client could have them. Secrets are names of environment variables; a value that the file
 * leaves to the environment has the reference in it that `Writer.reference` makes.
 */
export interface PortableClient {
  /** Lists joined by commas; switches as `true` and `false`. The cluster and the pool are not here, but in `extensions`. */
  readonly values: Readonly<Partial<Record<SettingKey, string>>>;
  /** Every SASL extension in its order, `logicalCluster` and `identityPoolId` among them. */
  readonly extensions: Readonly<Record<string, string>>;
  readonly params: Readonly<Record<string, string>>;
  /** The environment variables in which secrets are, by setting. */
  readonly secrets: Readonly<Partial<Record<SettingKey, string>>>;
  /** The files in which a value is, by setting: `ca`, `token`, `clientSecret`. */
  readonly files?: Readonly<Partial<Record<SettingKey, string>>>;
}
