import { JAAS_STRING } from '../../clients/java-properties.ts';
import { COMPOSITE_NAMES } from '../../clients/by-name.ts';
import type { Found, Reading } from '../reading.ts';
import type { Located } from '../../text/located.ts';
import type { Pair } from '../../text/properties.ts';
import { isUnknown, isWhole, withReferences } from './pieces.ts';

/** Properties whose presence is enough: nothing follows from a missing value. */
const PLAIN =
  /^(?:bootstrap\.servers|metadata\.broker\.list|group\.id|client\.id|(?:sasl\.oauthbearer\.|jaas:)(?:client\.?(?:credentials\.client\.)?(?:id|secret)|clientId|clientSecret|scope|token\.endpoint\.url)|jaas:oauth\.(?:client\.(?:id|secret)|token\.endpoint\.uri|scope)|ssl\.(?:ca|key|certificate|keystore)\..+|https\.ca\..+)$/;

/**
 * Reads the properties of a program like those of a file, and withdraws every conclusion that depends on a value
 * outside the program: environment variables become references, other values are unknown.
 *
 * @param isSeen whether the program shows everything that is added to the map
 */
export function withoutGuesses(
  pairs: readonly Pair[],
  read: (pairs: readonly Pair[], content: Located) => Reading,
  content: Located,
  isSeen: boolean,
): Reading {
  const isReadable = ({ name, value: { text } }: Pair): boolean =>
    COMPOSITE_NAMES.has(name.text) ? /[=;]/.test(text) : !isUnknown(text);
  const withheld = pairs.filter((pair) => !isReadable(pair));
  const reading = read(pairs.filter(isReadable), content);
  const properties = [...reading.properties, ...withheld].map((pair): Pair =>
    isWhole(pair.value.text) ? pair : { ...pair, isElsewhere: true },
  );
  const isJaasClear =
    !properties.some(({ name, isElsewhere }) => name.text === JAAS_STRING && isElsewhere === true) ||
    !reading.oddities.some(({ kind }) => kind === 'jaas');
  const isCertain = ({ name, isElsewhere }: Pair): boolean =>
    isElsewhere !== true ||
    PLAIN.test(name.text) ||
    (name.text === JAAS_STRING && isJaasClear && !withheld.some((each) => each.name.text === name.text));
  const isPartial = !isSeen || reading.isPartial === true || !properties.every(isCertain);
  const { isPartial: _, ...rest } = reading;
  return {
    ...rest,
    ...(isPartial && { isPartial: true as const }),
    found: knownOf(
      reading.found.filter((found) => !(isPartial && found.isDefault === true)),
      reading.client === 'java',
    ),
    properties,
    oddities: reading.oddities.filter(({ kind }) => kind !== 'jaas' || isJaasClear),
  };
}

/** Settings whose values are in the program, or in an environment variable that it names. */
export const knownOf = (found: readonly Found[], isJava = false): readonly Found[] =>
  found.filter(isKnown).map((each) => referred(each, isJava));

/**
 * Settings on a line with other texts, one of which may be a secret: an edit would show the line, so these are not
 * edited.
 */
export const onlyRead = (found: readonly Found[]): readonly Found[] =>
  found.map(({ at, nameAt, ...rest }) => ({
    ...rest,
    at: { ...at, editable: false },
    ...(nameAt !== undefined && { nameAt: { ...nameAt, editable: false } }),
  }));

const isKnown = ({ value, member, at, nameAt }: Found): boolean =>
  ![value, member ?? '', at.text, nameAt?.text ?? ''].some(isUnknown) && isWhole(member ?? '');

/** Java's own references (`${env:NAME}`) appear in the program's texts too; nothing else is expanded there. */
function referred(found: Found, isJava: boolean): Found {
  if (!isWhole(found.value))
    return { ...found, value: withReferences(found.value), references: 'environment' };
  return isJava ? { ...found, references: 'config-providers' } : { ...found, isLiteral: true };
}
