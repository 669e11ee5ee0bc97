/**
 * A change of the client's own file that is right whatever else is wrong, so that `lint --fix` may make it. It names
 * what is changed and not where: the format knows where that stands and how it is spelled there.
 */
export type FileEdit =
  /** Gives something a value; a property that the file lacks is added where the format lets it. */
  | { readonly edit: 'set'; readonly of: EditSubject; readonly to: string }
  /** Calls it by another name. */
  | { readonly edit: 'rename'; readonly of: EditSubject; readonly to: string }
  /** Puts text behind a value. */
  | { readonly edit: 'append'; readonly of: EditSubject; readonly text: string }
  | { readonly edit: 'strip-byte-order-mark' };

/** A setting by its name in YAML (`extensions.x` for a pair), or a property by the client's own name. */
export type EditSubject = { readonly setting: string } | { readonly property: string };
