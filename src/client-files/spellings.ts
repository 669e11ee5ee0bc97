import type { ClientConfiguration } from '../evidence/configuration.ts';
import { isNameOf } from '../spelling/property-name.ts';
import type { Found, Reading } from './reading.ts';
import type { Pair } from '../text/properties.ts';
import type { Source } from '../text/source.ts';
import { spellingAt } from '../text/spelling.ts';

/** The spellings of the properties and settings in the file; a setting that another one only implies has none. */
export function spellingsIn(
  { properties }: Reading,
  at: ReadonlyMap<string, Found>,
  source: Source,
): NonNullable<ClientConfiguration['spelled']> {
  const spelled = [
    ...[...at]
      .filter(([, found]) => found.isDefault !== true && found.at.editable)
      .map(([key, found]) => [key, spellingAt(source, found.at.offsetAt(0), isKey)] as const),
    ...properties
      .filter(isAboutSigningIn)
      .slice(0, MOST_SPELLED)
      .map(({ name, value }) => {
        const isName = (written: string): boolean => isNameOf(name.text, written);
        return [name.text, spellingAt(source, value.offsetAt(0), isName)] as const;
      }),
  ];
  return Object.fromEntries(
    spelled.flatMap(([key, spelling]) => (spelling === undefined ? [] : [[key, spelling]])),
  );
}

/** No other property is ever written into a file. */
const isAboutSigningIn = ({ name }: Pair): boolean =>
  /^(?:jaas:|(?:sasl|security|bootstrap|metadata|ssl|https|group|client)\.)/.test(name.text);
const MOST_SPELLED = 500;

const isKey = (name: string): boolean => /^[A-Za-z][\w.-]{1,80}$/.test(name);
