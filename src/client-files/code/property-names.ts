import { familyOf } from '../../clients/family.ts';
import { dottedName, isDotnetName, isDotnetOauth } from '../kafka/dotnet.ts';
import { part, type Located } from '../../text/located.ts';
import type { Source } from '../../text/source.ts';
import { isMark, isWord, textOf } from './nodes.ts';
import type { Group, Node } from './scanner.ts';
import type { Text } from './texts.ts';

/**
 * - `text`: the name itself, as a string.
 * - `constant`: one of Kafka's constants.
 * - `member`: a property of .NET's `ClientConfig`.
 * - `setter`: a method that sets one: `setBootstrapServers` of Flink's builders.
 */
export type KeyKind = 'text' | 'constant' | 'member' | 'setter';

/**
 * https://nightlies.apache.org/flink/flink-docs-stable/docs/connectors/datastream/kafka/, and PyFlink's equivalents.
 */
const SETTERS: Readonly<Record<string, string>> = {
  setBootstrapServers: 'bootstrap.servers',
  set_bootstrap_servers: 'bootstrap.servers',
  setGroupId: 'group.id',
  set_group_id: 'group.id',
};

const KNOWN: ReadonlySet<string> = new Set([
  ...familyOf('java').properties,
  ...familyOf('librdkafka').properties,
  'group.id',
  'client.id',
]);

/** Whether a string is, or may be meant as, the name of a property about signing in. */
const isPropertyName = (text: string): boolean =>
  /^(?:(?:kafka|properties)\.)?(?:bootstrap\.servers|metadata\.broker\.list|(?:group|client)\.id|config\.providers(?:\.[\w.]+)?|security\.protocol|(?:sasl|ssl|https|oauth|enable\.sasl|enable\.ssl)\.[\w.]+)$/.test(
    text,
  );

/**
 * The property that an identifier names: `SaslConfigs.SASL_JAAS_CONFIG`
 * (https://kafka.apache.org/40/javadoc/org/apache/kafka/common/config/SaslConfigs.html) corresponds to the property's
 * name, with or without `_CONFIG`; `SaslOauthbearerClientId` of .NET is `sasl.oauthbearer.client.id`.
 *
 * @param owner the identifier before it: `SaslConfigs`
 */
function kafkaNameOf(
  word: string,
  owner: string,
): { readonly name: string; readonly kind: KeyKind } | undefined {
  if (/^[A-Z][A-Z\d]*(?:_[A-Z\d]+)+$/.test(word)) {
    const name = word.toLowerCase().replaceAll('_', '.');
    const found = [name, name.replace(/\.config$/, '')].find((each) => KNOWN.has(each));
    if (found !== undefined) return { name: found, kind: 'constant' };
    // A constant of a newer version.
    return /^(?:Sasl|Ssl)Configs$/.test(owner)
      ? { name: name.replace(/(?<!jaas)\.config$/, ''), kind: 'constant' }
      : undefined;
  }
  if (!/^[A-Z]/.test(word)) return undefined;
  const name = dottedName(word);
  const isMember = isDotnetOauth(word) || isDotnetName(word) || KNOWN.has(name);
  return isMember ? { name, kind: 'member' } : undefined;
}

/** The name of a property, under the client's name for it. */
export interface Key {
  readonly name: Located;
  readonly kind: KeyKind;
}

/** The property name at this position, if any. */
export function keyAt({ content }: Source, sequence: readonly Node[], index: number): Key | undefined {
  const node = sequence[index];
  if (node?.kind === 'text') {
    const [only] = node.pieces;
    const isName = only !== undefined && !('hole' in only) && isPropertyName(plainText(node));
    return isName ? { name: withoutPrefix(only), kind: 'text' } : undefined;
  }
  if (node?.kind !== 'word') return undefined;
  const set = Object.hasOwn(SETTERS, node.text) ? SETTERS[node.text] : undefined;
  if (set !== undefined && isMark(sequence[index - 1], '.'))
    return { name: { ...part(content, node.from, node.to), text: set, editable: false }, kind: 'setter' };
  const owner = isMark(sequence[index - 1], '.') ? textOf(sequence[index - 2]) : '';
  const known = kafkaNameOf(node.text, owner);
  if (known === undefined) return undefined;
  const at = part(content, node.from, node.to);
  return { name: { ...at, text: known.name, editable: false }, kind: known.kind };
}

/** What may connect a name and its value; a string cannot be assigned to, and a .NET member cannot be an argument. */
export function isConnected(
  kind: KeyKind,
  connector: Node | undefined,
  isIndexed: boolean,
  group: Group | undefined,
): boolean {
  if (kind === 'setter') return connector?.kind === 'group' && connector.open === '(';
  if (isIndexed) return isMark(connector, '=', ':');
  if (kind === 'member') return isMark(connector, '=') || (isMark(connector, ':') && group !== undefined);
  if (isMark(connector, ':', '=>', '->') || isWord(connector, 'to')) return true;
  return isMark(connector, ',') && group !== undefined && group.open !== '[';
}

/** Spark's options are `kafka.` followed by the Java client's property, Flink's table options `properties.`. */
const withoutPrefix = (name: Located): Located =>
  part(name, /^(?:(?:kafka|properties)\.)?/.exec(name.text)![0].length);

/** A string without interpolation. */
export const plainText = ({ pieces: [only, more] }: Text): string =>
  only === undefined || more !== undefined || 'hole' in only ? '' : only.text;
