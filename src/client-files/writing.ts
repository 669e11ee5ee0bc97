import type { SettingKey } from '../settings/settings.ts';

/** Writes a target for another client. */
export interface Writer {
  /**
   * The settings that this format can express; the others are reported to the user as left out. `logicalCluster` and
   * `poolId` are included if extensions are.
   */
  readonly expresses: ReadonlySet<SettingKey>;
  /** Receives only what `expresses` names. Whatever the values contain, the output must be valid in its format. */
  readonly write: (client: PortableClient) => string;
  /**
   * How such a file refers to an environment variable. If it cannot: the placeholder `${NAME}`, for a tool that
   * replaces it.
   */
  readonly reference: (variable: string) => string;
}

/**
 * A client's settings, independent of its kind. Secrets are names of environment variables; a value that the file takes
 * from the environment contains the reference made by `Writer.reference`.
 */
export interface PortableClient {
  /** Lists joined by commas; switches as `true` and `false`. Cluster and pool are in `extensions` instead. */
  readonly values: Readonly<Partial<Record<SettingKey, string>>>;
  /** Every SASL extension in its order, `logicalCluster` and `identityPoolId` among them. */
  readonly extensions: Readonly<Record<string, string>>;
  readonly params: Readonly<Record<string, string>>;
  /** The environment variables that contain secrets, by setting. */
  readonly secrets: Readonly<Partial<Record<SettingKey, string>>>;
  /** The files that contain a value, by setting: `ca`, `token`, `clientSecret`. */
  readonly files?: Readonly<Partial<Record<SettingKey, string>>>;
}
