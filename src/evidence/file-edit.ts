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
  /** Puts the comment that a value ends in on a line of its own above it; where a file has no such lines, it goes. */
  | { readonly edit: 'lift-comment'; readonly of: EditSubject; readonly comment: string }
  | { readonly edit: 'strip-byte-order-mark' };

/** A setting by its name in YAML (`extensions.x` for a pair), or a property by the client's own name. */
export type EditSubject = { readonly setting: string } | { readonly property: string };
