import { refusedAt } from '../refused.ts';
import type { Found } from '../reading.ts';
import { decodedBy, part, type Located } from '../../text/located.ts';
import type { Source } from '../../text/source.ts';

/** A text of a Compose file as the container receives it. */
export interface Interpolated {
  /** Compose replaces `${NAME}` or `${NAME:-default}` in it. */
  readonly value: Located;
  /** Offsets in the file of Compose's references. */
  readonly dollars: readonly number[];
}

/**
 * `$$` is a dollar sign; `$NAME` and `${NAME}`, with or without a default, come from the environment of the person who
 * runs Compose. A default that refers to other variables is ignored.
 * https://docs.docker.com/reference/compose-file/interpolation/
 *
 * @throws UsageError with the place of a `${` that Compose rejects
 */
export function interpolated(raw: Located, source: Source): Interpolated {
  if (!raw.text.includes('$')) return { value: raw, dollars: [] };
  const dollars: number[] = [];
  for (const { index, 0: found } of raw.text.matchAll(REFERENCE)) {
    if (found === '${') throw refusedAt(source, part(raw, index), REFUSED);
    if (found !== '$$') dollars.push(raw.offsetAt(index));
  }
  const value = decodedBy(
    raw,
    REFERENCE,
    ([found, ...groups]) => (found === '$$' ? '$' : meant(groups)),
    spell,
  );
  return { value, dollars };
}

/** Each character of a default matches in only one way; otherwise a file without the `}` takes exponential time. */
const REFERENCE =
  /\$(?:\$|([A-Za-z_]\w*)|\{([A-Za-z_]\w*)(?:(:?[-?+])((?:[^${}]|\$\$|\$(?=\w)|\$\{[^${}]*\})*))?\}|\{)/g;

const REFUSED =
  'is not a reference that Compose understands, and Compose rejects the file; to pass it on to the client, write $${…}';

function meant([bare, braced, operator = '', operand = '']: readonly (string | undefined)[]): string {
  const name = bare ?? braced ?? '';
  if (operator.endsWith('+')) return operand;
  return operator.endsWith('-') && !operand.includes('$') ? `\${${name}:-${operand}}` : `\${${name}}`;
}

const spell = (text: string): string => text.replaceAll('$', '$$$$');

/** A setting whose `${` Compose leaves alone because it is escaped: a reference of the client's own, or just text. */
export function asLeft(found: Found, dollars: ReadonlySet<number>): Found {
  const { value, at } = found;
  if (found.references !== undefined || value !== at.text) return found;
  const references = [...value.matchAll(/\$\{/g)];
  const isLeft = references.length > 0 && references.every(({ index }) => !dollars.has(at.offsetAt(index)));
  return isLeft ? { ...found, isLiteral: true } : found;
}
