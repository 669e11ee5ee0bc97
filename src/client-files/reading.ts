import type { Library, Oddity, Program, Spelling, Syntax, TokenCallback } from '../evidence/configuration.ts';
import type { FamilyId } from '../evidence/family.ts';
import type { SettingKey } from '../settings/settings.ts';
import type { Located } from '../text/located.ts';
import type { Pair } from '../text/properties.ts';
import type { References } from '../text/reference.ts';

/** Who reads a file, or a file within it. */
export interface ReadAs {
  /** The id of a format or a dialect. */
  readonly id: string;
  /** For people: "Vector configuration in a Markdown file". It is shown, and nothing depends on it. */
  readonly title: string;
  readonly syntax: Syntax;
  readonly references: References;
  /** The name of the file within the file, which tells its programming language. */
  readonly name?: string;
}

/** What a file says. */
export interface Reading {
  /** Which client reads such a file; absent when the file does not tell. */
  readonly client?: FamilyId;
  readonly clientVersion?: string;
  /** Which of several clients in the file it is about, in words; the report adds it to the format's title: "the client of producer.*". */
  readonly part?: string;
  /** The program that makes the client's properties of these settings, where it has names of its own. */
  readonly program?: Program;
  /** What read it, if that is not the format of the whole file: a file within a file, the configuration of a program. */
  readonly as?: ReadAs;
  /** The library of a program: see `ClientConfiguration.library`. */
  readonly library?: Library;
  /** What the program's own token function lacks: see `ClientConfiguration.callback`. */
  readonly callback?: Omit<TokenCallback, 'at'> & { readonly at: Located };
  /** How the program names settings, if it has names of its own, by their keys: see `ClientConfiguration.ownNames`. */
  readonly ownNames?: Readonly<Record<string, string>>;
  /** The program that reads it is not known here: see `ClientConfiguration.isForeign`. */
  readonly isForeign?: true;
  /** What the others of several clients say, each as if it were the only one in the file. */
  readonly others?: readonly Reading[];
  /** What stands before the client's own names in this file (`kafkastore.`): what is written into it needs it as well. */
  readonly prefix?: string;
  /** More of the client's configuration stands elsewhere, so that nothing follows from what is not here. */
  readonly isPartial?: true;
  /** The settings of the target that it gives, the effective one of each. Only `ca` may be there more than once. */
  readonly found: readonly Found[];
  /** How its pairs are written, by the client's names, where what stands around them does not tell: in source code, in blocks. */
  readonly spelled?: Readonly<Record<string, Spelling>>;
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
