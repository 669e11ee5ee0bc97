import { JAVA_SETTINGS } from '../../clients/java-properties.ts';
import { advancedProperty, fieldProperty, readAccount } from '../kafka/snaplogic.ts';
import { parseJson } from '../../text/json.ts';
import { part, type Located } from '../../text/located.ts';
import type { Pair } from '../../text/properties.ts';
import { at, flattened, member, textAt, type Tree, type TreeMap } from '../../text/tree.ts';
import { keysOf, mapsIn } from './_json.ts';
import type { Format } from '../format.ts';

/**
 * An account as SnapLogic exports it, and as its API accepts it. The structure is that of the account payloads in
 * https://github.com/SnapLogic/snaplogic-robotframework-examples (`bootstrapServerList`,
 * `advancedKafkaPropertiesList`), which has an account without OAuth2; the names of the OAuth2 fields are not
 * confirmed.
 */
export default {
  id: 'snaplogic-json',
  title: 'SnapLogic account, exported as JSON',
  syntax: 'json',
  program: 'snaplogic',
  references: 'environment',
  recognise: (source) => {
    const account = accountIn(parseJson(source));
    if (account === undefined) return 'no';
    return pairsIn(account).length > 0 ? 'surely' : 'perhaps';
  },
  read: (source) => {
    const tree = parseJson(source);
    const account = accountIn(tree);
    const reading = readAccount(account === undefined ? [] : pairsIn(account), source.content);
    const read = new Set(reading.properties.map(({ value }) => value.offsetAt(0)));
    return {
      ...reading,
      properties: [
        ...reading.properties,
        ...flattened(tree).filter(({ value }) => !read.has(value.offsetAt(0))),
      ],
    };
  },
} satisfies Format;

const CLASS_KEYS = ['class_id', 'class_fqid', 'class'] as const;

/** `com-snaplogic-snaps-confluentkafka-...`: the account, anywhere in the document. */
function accountIn(tree: Tree): TreeMap | undefined {
  const accounts = mapsIn(tree).filter((map) => at(map, 'property_map', 'settings')?.kind === 'map');
  const isKafkas = (map: TreeMap): boolean =>
    CLASS_KEYS.some((key) => /snaplogic.*kafka/i.test(textAt(map, key)?.text ?? ''));
  return (
    accounts.find(isKafkas) ??
    accounts.find((map) =>
      keysOf(at(map, 'property_map', 'settings')).some((key) => fieldProperty(key) === BOOTSTRAP),
    )
  );
}

const BOOTSTRAP = 'bootstrap.servers';

/** A stored account has its secret encrypted; only a payload for the API has it in plain text. */
const isStored = (account: TreeMap): boolean =>
  ['instance_id', 'path_id', 'create_time', 'time_updated'].some((key) => member(account, key) !== undefined);

function pairsIn(account: TreeMap): readonly Pair[] {
  const settings = at(account, 'property_map', 'settings');
  if (settings?.kind !== 'map') return [];
  return settings.entries.flatMap(({ key, value: setting }): readonly Pair[] => {
    const value = member(setting, 'value');
    const property = fieldProperty(key.text);
    if (value?.kind === 'list') {
      return value.items.flatMap((row) => (property === BOOTSTRAP ? serverIn(row) : advancedIn(row)));
    }
    const text = property === undefined ? undefined : textOf(setting);
    const isSecret = property === JAVA_SETTINGS.clientSecret.fix;
    if (text === undefined || property === undefined || (isSecret && isStored(account))) return [];
    return [{ name: { ...key, text: property }, value: text }];
  });
}

/** `{ "bootstrapServer": { "value": "host:port" } }` */
const serverIn = (row: Tree): readonly Pair[] =>
  row.kind !== 'map'
    ? []
    : row.entries.flatMap(({ key, value }) => {
        const server = textOf(value);
        return server === undefined ? [] : [{ name: { ...key, text: BOOTSTRAP }, value: server }];
      });

/** `{ "advancedKafkaKeyProperty": { "value": "..." }, "advancedKafkaValueProperty": { "value": "..." } }` */
function advancedIn(row: Tree): readonly Pair[] {
  if (row.kind !== 'map') return [];
  const texts = (pattern: RegExp): Located | undefined =>
    textOf(row.entries.find(({ key }) => pattern.test(key.text))?.value);
  const name = texts(/key/i);
  const value = texts(/value/i);
  return name === undefined || value === undefined
    ? []
    : [{ name: { ...name, text: advancedProperty(name.text) }, value }];
}

/** `{ "value": "...", "expression": true }` is an expression that SnapLogic evaluates, unless it is only a string. */
function textOf(setting: Tree | undefined): Located | undefined {
  const text = textAt(setting, 'value');
  if (text === undefined || textAt(setting, 'expression')?.text !== 'true') return text;
  return /^(["'])[^"'\\]*\1$/.test(text.text) ? part(text, 1, text.text.length - 1) : undefined;
}
