import type { Reading } from '../reading.ts';
import type { SettingKey } from '../../settings/settings.ts';
import type { References } from '../../text/reference.ts';
import type { Source } from '../../text/source.ts';

export type Syntax = 'properties' | 'json' | 'yaml' | 'env' | 'hcl' | 'code';

/**
 * - `surely`: it has what only files of this format have.
 * - `perhaps`: it has what such files have, and others too.
 */
export type Likeness = 'surely' | 'perhaps' | 'no';

/** A format of client configuration. One file a format; the list of them is written by `npm run registries`. */
export interface Format {
  readonly id: string;
  /** In words, as the report has it: "Java client properties". */
  readonly title: string;
  readonly syntax: Syntax;
  readonly references: References;
  readonly recognise: (source: Source) => Likeness;
  /** @throws UsageError with the place of what cannot be read. */
  readonly read: (source: Source) => Reading;
  /** Absent for what is only ever read. */
  readonly write?: Writer;
}

export type WritableFormat = Format & { readonly write: Writer };

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
