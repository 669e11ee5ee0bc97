import type { Oddity } from '../../evidence/configuration.ts';
import type { FamilyId } from '../../evidence/family.ts';
import type { SettingKey } from '../settings.ts';
import type { Located } from '../text/located.ts';
import type { Pair } from '../text/properties.ts';
import type { References } from '../text/reference.ts';
import type { Source } from '../text/source.ts';

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

/** What a file says. */
export interface Reading {
  /** Which client reads such a file; absent when the file does not tell. */
  readonly client?: FamilyId;
  readonly clientVersion?: string;
  /** Which of several clients in the file it is about, as the report adds it to the format's title: "the client of producer.*". */
  readonly part?: string;
  /** What the others of several clients say, each as if it were the only one in the file. */
  readonly others?: readonly Reading[];
  /** What stands before the client's own names in this file (`kafkastore.`): what is written into it needs it as well. */
  readonly prefix?: string;
  /** More of the client's configuration stands elsewhere, so that nothing follows from what is not here. */
  readonly isPartial?: true;
  /** The settings of the target that it gives, the effective one of each. Only `ca` may be there more than once. */
  readonly found: readonly Found[];
  /** Everything in it, under the client's own names. */
  readonly properties: readonly Pair[];
  readonly oddities: readonly (Omit<Oddity, 'at'> & { readonly at: Located })[];
}

export interface Found {
  readonly key: SettingKey;
  /** For `extensions` and `params`: the name of the pair. */
  readonly member?: string;
  /** As the client takes it; empty when it is to be looked up. */
  readonly value: string;
  readonly at: Located;
  /** The name of the pair as it stands, where it can be changed by itself. */
  readonly nameAt?: Located;
  /** It is not in the file: the client does so by default. */
  readonly isDefault?: true;
  /** The value is the name of a file that holds it. */
  readonly isFile?: true;
  /** The value is meant as it stands: a `${` in it is no reference. */
  readonly isLiteral?: true;
  /** Who fills in its references, where that is not the same for all of the file (a file within a file). */
  readonly references?: References;
  /** Its name is one that applications commonly use, and may mean something else: it counts where nothing else gives it. */
  readonly isGuess?: true;
  /** The environment variable that holds the value, and nothing else. */
  readonly variable?: string;
}

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
