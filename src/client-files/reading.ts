import type { Library, Oddity, Program, Spelling, Syntax, TokenCallback } from '../evidence/configuration.ts';
import type { FamilyId } from '../evidence/family.ts';
import type { SettingKey } from '../settings/settings.ts';
import type { Located } from '../text/located.ts';
import type { Pair } from '../text/properties.ts';
import type { References } from '../text/reference.ts';

/** What reads a file, or an embedded file. */
export interface ReadAs {
  /** The id of a format or a dialect. */
  readonly id: string;
  /** For people: "Vector configuration in a Markdown file". For display only. */
  readonly title: string;
  readonly syntax: Syntax;
  readonly references: References;
  /** The name of the embedded file, which reveals its programming language. */
  readonly name?: string;
}

/** The content of a client's file. */
export interface Reading {
  /** The family of client that reads such a file; absent when unknown. */
  readonly client?: FamilyId;
  readonly clientVersion?: string;
  /**
   * Which of several clients in the file this is, in words; the report appends it to the format's title: "the client of
   * producer.*".
   */
  readonly part?: string;
  /** The program that builds the client's properties from these settings, if it has its own names. */
  readonly program?: Program;
  /** What read it, if not the format of the whole file: an embedded file, a program's configuration. */
  readonly as?: ReadAs;
  /** The library of a program, see `ClientConfiguration.library`. */
  readonly library?: Library;
  /** What the program's token callback lacks, see `ClientConfiguration.callback`. */
  readonly callback?: Omit<TokenCallback, 'at'> & { readonly at: Located };
  /** The program's own names for settings, by key, see `ClientConfiguration.ownNames`. */
  readonly ownNames?: Readonly<Record<string, string>>;
  /** The program that reads it is unknown, see `ClientConfiguration.isForeign`. */
  readonly isForeign?: true;
  /** The readings of the other clients, each as if it were the only one in the file. */
  readonly others?: readonly Reading[];
  /** The prefix of the client's own names in this file (`kafkastore.`), which written names need too. */
  readonly prefix?: string;
  /** Part of the client's configuration is elsewhere, so a missing setting proves nothing. */
  readonly isPartial?: true;
  /** The settings that it gives, only the effective one of each. Only `ca` may occur more than once. */
  readonly found: readonly Found[];
  /**
   * The spelling of its pairs, by the client's names, where the surrounding text does not show it: in source code, in
   * blocks.
   */
  readonly spelled?: Readonly<Record<string, Spelling>>;
  /** All properties, under the client's own names. */
  readonly properties: readonly Pair[];
  readonly oddities: readonly (Omit<Oddity, 'at'> & { readonly at: Located })[];
}

export interface Found {
  readonly key: SettingKey;
  /** For `extensions` and `params`: the name of the pair. */
  readonly member?: string;
  /** As the client reads it; empty when it has to be looked up. */
  readonly value: string;
  readonly at: Located;
  /** The place of the pair's name, if it can be changed by itself. */
  readonly nameAt?: Located;
  /** Not in the file: it is the client's default. */
  readonly isDefault?: true;
  /** The value is the name of a file that contains it. */
  readonly isFile?: true;
  /** The value is literal: a `${` in it is not a reference. */
  readonly isLiteral?: true;
  /** What replaces its references, if that differs from the rest of the file (an embedded file). */
  readonly references?: References;
  /**
   * A name that applications commonly use, but which may mean something else: it counts only if nothing else gives the
   * setting.
   */
  readonly isGuess?: true;
  /** The environment variable whose value this is. */
  readonly variable?: string;
  /** Of certificates: whose they are to vouch for. They take the place of the public authorities there. */
  readonly vouchFor?: VouchedFor;
}

/** Clients have one list of authorities for the brokers and another one for the token endpoint. */
export type VouchedFor = 'broker' | 'token-endpoint';
