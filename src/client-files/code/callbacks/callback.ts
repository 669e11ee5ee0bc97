import type { Library, TokenCallback } from '../../../evidence/configuration.ts';
import { part, type Located } from '../../../text/located.ts';
import type { Found } from '../../reading.ts';
import type { Program } from '../dialects/dialect.ts';
import { extensionsIn } from '../extensions.ts';
import type { Node } from '../scanner.ts';

/** What a program's callback gives its client: a token, with SASL extensions. */
export interface Callback {
  readonly library: Library;
  readonly at: Located;
  /** The extensions that it returns and the settings that it uses, as far as the program shows them. */
  readonly settings: readonly Found[];
  /** Absent when nothing is wrong, or too much is unknown. */
  readonly returns?: TokenCallback['returns'];
}

/** How programs pass a token to a library. */
export interface CallbackRule {
  readonly languages: readonly string[];
  /** Undefined when the program has no such callback, or it cannot be followed. */
  readonly read: (program: Program) => Callback | undefined;
}

/** A callback with the extensions of this expression; without an expression it has none. */
export function callbackAt(
  program: Program,
  library: Library,
  at: Node,
  extensions: readonly Node[] | undefined,
): Callback {
  return {
    library,
    at: part(program.source.content, at.from, at.to),
    settings: extensions === undefined ? [] : (extensionsIn(program, extensions) ?? []),
    ...(extensions === undefined && { returns: 'no-extensions' as const }),
  };
}
