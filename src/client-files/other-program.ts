import { keyOf, plain } from './kafka/usual-names.ts';
import { extension } from './kafka/mapping.ts';
import { mapsUnder } from './manifest/objects.ts';
import type { Dialect } from './dialect.ts';
import type { Found, Reading } from './reading.ts';
import type { SettingKey } from '../settings/settings.ts';
import type { Located } from '../text/located.ts';
import { textAt, type Tree, type TreeMap } from '../text/tree.ts';
import { valueAt } from './kafka/own-names.ts';

/**
 * The configuration of a program without a dialect, read by names that programs commonly choose. The meaning of such a
 * name is a guess: it is used to show what was read, and nothing follows from what is missing.
 */
export const otherProgram: Dialect = {
  id: 'other-program',
  title: 'configuration of a program that is not known here',
  references: 'environment',
  clients: (document) => {
    const signsIn = mapsUnder(document).filter((map) => map.kind === 'map' && isAboutSigningIn(map));
    const [first] = signsIn;
    if (first?.kind !== 'map') return [];
    const around = mapsUnder(document).filter((map) => map.kind === 'map' && contains(map, first));
    return [readingOf(around as readonly TreeMap[])];
  },
};

/** A mechanism OAUTHBEARER, or a token endpoint and a client. */
function isAboutSigningIn(map: TreeMap): boolean {
  const keys = map.entries.map(({ key }) => keyOf(key.text));
  const isMechanism = map.entries.some(
    ({ key, value }) =>
      /mechanism$/.test(plain(key.text)) && /^oauthbearer$/i.test(textAt(value)?.text.trim() ?? ''),
  );
  return isMechanism || (keys.includes('tokenEndpoint') && keys.includes('clientId'));
}

const contains = (outer: Tree, inner: Tree): boolean => mapsUnder(outer).includes(inner);

/** The nearest value of each setting, from the map that signs in outwards and below it. */
function readingOf(outerFirst: readonly TreeMap[]): Reading {
  const found = new Map<string, Found>();
  const holders = outerFirst.toReversed().flatMap((map) => mapsUnder(map));
  for (const map of holders) {
    if (map.kind !== 'map') continue;
    // Beside brokers, it is the name that Kafka's own protocol sends.
    const isKafkas = map.entries.some(({ key }) => settingOf(key) === 'bootstrapServers');
    for (const { key, value } of map.entries)
      for (const each of isKafkas && plain(key.text) === 'clientid' ? [] : foundIn(key, value)) {
        const path = each.member === undefined ? each.key : `${each.key}.${each.member}`;
        if (!found.has(path)) found.set(path, each);
      }
  }
  return { isForeign: true, isPartial: true, found: [...found.values()], properties: [], oddities: [] };
}

function foundIn(key: Located, value: Tree): readonly Found[] {
  const name = plain(key.text);
  if (/^(?:sasl|oauth)?extensions$/.test(name) && value.kind === 'map')
    return value.entries.flatMap((each) => {
      const text = textAt(each.value);
      return text === undefined ? [] : [{ ...extension(each.key, text.text, text), isGuess: true as const }];
    });
  const text =
    value.kind === 'map'
      ? undefined
      : valueAt({ kind: 'map', entries: [{ key, value }], at: value.at }, key.text);
  const setting = settingOf(key);
  return setting === undefined || text === undefined || !isSaid(setting, text.text)
    ? []
    : [{ key: setting, value: text.text, at: text, isGuess: true }];
}

const settingOf = ({ text }: Located): SettingKey | undefined =>
  OTHERS.find(([pattern]) => pattern.test(plain(text)))?.[1] ?? keyOf(text);

const OTHERS: readonly (readonly [RegExp, SettingKey])[] = [
  [/^(?:kafka)?(?:bootstrap(?:servers?|brokers)?|brokers|seedbrokers|brokerlist|hosts)$/, 'bootstrapServers'],
  [/^(?:sasl)?mechanism$/, 'saslMechanism'],
  [/^logicalcluster(?:id)?$/, 'logicalCluster'],
  [/^(?:identity)?poolid$/, 'poolId'],
];

/** Whether the value is an actual one, and not one that the program replaces or looks up. */
function isSaid(setting: SettingKey, text: string): boolean {
  if (/[${}%<>]/.test(text)) return false;
  if (setting === 'bootstrapServers') return /^[\w.-]+:\d{1,5}(?:,[\w.-]+:\d{1,5})*$/.test(text);
  if (setting === 'tokenEndpoint') return /^https?:\/\//i.test(text);
  return text.trim() !== '';
}
