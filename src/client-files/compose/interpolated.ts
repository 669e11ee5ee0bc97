import { refusedAt } from '../refused.ts';
import type { Found } from '../reading.ts';
import { decodedBy, part, type Located } from '../../text/located.ts';
import type { Source } from '../../text/source.ts';

/** A text of a Compose file as its container gets it. */
export interface Interpolated {
  /** What Compose fills in is `${NAME}` or `${NAME:-default}` in it. */
  readonly value: Located;
  /** Offsets in the file of what Compose fills in. */
  readonly dollars: readonly number[];
}

/**
 * `$$` is a dollar; `$NAME` and `${NAME}`, with a default or without, come from the environment of whoever runs Compose. A default that
 * refers to other variables is left out.
 * https://docs.docker.com/reference/compose-file/interpolation/
 *
 * @throws UsageError with the place of a `${` that Compose refuses
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

/** Of a default each character can be read in one way only: otherwise a file without the `}` takes for ever. */
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

/** A setting whose `${` is a reference of the client's own, or just text, where Compose has been told to leave it alone. */
export function asLeft(found: Found, dollars: ReadonlySet<number>): Found {
  const { value, at } = found;
  if (found.references !== undefined || value !== at.text) return found;
  const references = [...value.matchAll(/\$\{/g)];
  const isLeft = references.length > 0 && references.every(({ index }) => !dollars.has(at.offsetAt(index)));
  return isLeft ? { ...found, isLiteral: true } : found;
}
