/**
 * A change to the client's own file that is correct whatever else is wrong, so that `lint --fix` may apply it. It names
 * what to change, not where: the format knows the place and the spelling.
 */
export type FileEdit =
  /** Sets a value; adds the property if it is missing and the format allows it. */
  | { readonly edit: 'set'; readonly of: EditSubject; readonly to: string }
  /** Renames it. */
  | { readonly edit: 'rename'; readonly of: EditSubject; readonly to: string }
  /** Appends text to a value. */
  | { readonly edit: 'append'; readonly of: EditSubject; readonly text: string }
  /**
   * Moves a trailing comment to its own line above the value; removes it where the format does not allow such a line.
   */
  | { readonly edit: 'lift-comment'; readonly of: EditSubject; readonly comment: string }
  | { readonly edit: 'strip-byte-order-mark' };

/** A setting by its name in YAML (`extensions.x` for an extension), or a property by the client's name. */
export type EditSubject = { readonly setting: string } | { readonly property: string };
