import { advancedProperty, fieldProperty, readAccount } from '../kafka/snaplogic.ts';
import { given, type Written } from '../../clients/notation/writable.ts';
import type { SettingKey } from '../../settings/settings.ts';
import { part, type Located } from '../../text/located.ts';
import type { Pair } from '../../text/properties.ts';
import type { Format } from '../format.ts';
import type { PortableClient } from '../writing.ts';

const reference = (variable: string): string => `\${${variable}}`;

/**
 * The fields of a Kafka OAuth2 Account as people copy them: `Client ID: ...`, and the rows of "Advanced Kafka
 * properties". https://docs.snaplogic.com/snaps/snaps-data/sp-kafka/kafka-oauth2-acct.html
 */
export default {
  id: 'snaplogic',
  title: 'SnapLogic Kafka OAuth2 Account',
  syntax: 'properties',
  program: 'snaplogic',
  references: 'environment',
  recognise: ({ content }) => {
    const fields = fieldsIn(content);
    // A JAAS string over several lines has the same names.
    if (fields.some(({ name }) => /^spring\./i.test(name.text))) return 'no';
    if (fields.some(({ name, value }) => /^label$/i.test(name.text) && /kafka/i.test(value.text)))
      return 'surely';
    const isAccount = fields.some(({ name }) => /^extension_/i.test(name.text));
    const hasFields = fields.some(({ name }) => fieldProperty(name.text) !== undefined);
    return isAccount && hasFields
      ? 'surely'
      : isAccount || /snaplogic/i.test(content.text)
        ? 'perhaps'
        : 'no';
  },
  read: ({ content }) =>
    readAccount(
      fieldsIn(content).map(({ name, value }) => ({
        name: { ...name, text: fieldProperty(name.text) ?? advancedProperty(name.text) },
        value,
      })),
      content,
    ),
  write: {
    expresses: new Set<SettingKey>([
      'bootstrapServers',
      'tokenEndpoint',
      'clientId',
      'clientSecret',
      'scope',
      'securityProtocol',
      'saslMechanism',
      'groups',
      'logicalCluster',
      'poolId',
      'extensions',
    ]),
    reference,
    write: (client) =>
      [
        '# Fields of a Kafka OAuth2 Account in SnapLogic. The secret is not in this file: type it into its field.',
        'Label: Kafka OAuth2 Account',
        ...fieldsOf(client).map(([name, value]) => `${name}: ${oneLine(value)}`),
        '# Advanced Kafka properties: keys and values',
        ...rowsOf(client).map(([name, value]) => `${oneLine(name)} = ${oneLine(value)}`),
        '',
      ].join('\n'),
  },
} satisfies Format;

/**
 * Separated by a tab, two spaces, a colon, an equals sign or a table's border; field labels contain spaces. A star marks
 * a label as required.
 */
const FIELD =
  /^([ \t]*(?:[-*•|][ \t]*)?)([A-Za-z](?:[\w.()-]|(?!(?:[ ]?\*)?(?:[\t:=|]|[ ][ \t:=|]))[ *])*)([ \t]*(?:\*[ \t]*)?[:=|][ \t]*|(?:[ \t]*\*)?(?:\t|[ ][ \t])[ \t]*)(?:(\S(?:[^]*[^ \t])?)[ \t]*)?$/;

function fieldsIn(content: Located): readonly Pair[] {
  const fields: Pair[] = [];
  for (const { index, 0: line } of content.text.matchAll(/[^\r\n]+/g)) {
    const [, before, label, between, text = ''] = FIELD.exec(line) ?? [];
    if (before === undefined || label === undefined || between === undefined) continue;
    const from = index + before.length;
    const start = from + label.length + between.length;
    const cell = before.includes('|') ? text.replace(/(?<![ \t])[ \t]*\|$/, '') : text;
    fields.push({
      name: part(content, from, from + label.length),
      value: part(content, start, start + cell.length),
    });
  }
  return joined(fields);
}

/** A copied row may have its value on the line below its key. */
function joined(fields: readonly Pair[]): readonly Pair[] {
  const is = (pair: Pair | undefined, label: RegExp): boolean =>
    pair !== undefined && label.test(pair.name.text);
  return fields.flatMap((pair, index) => {
    if (is(pair, /^value$/i) && is(fields[index - 1], /^key$/i))
      return [{ name: fields[index - 1]!.value, value: pair.value }];
    return is(pair, /^(?:key|value)$/i) ? [] : [pair];
  });
}

const fieldsOf = ({ values, secrets }: PortableClient): readonly Written[] =>
  given([
    ...(values.bootstrapServers?.split(',') ?? []).map(
      (server) => ['Bootstrap server', server.trim()] as const,
    ),
    ['Client ID', values.clientId],
    ['Client secret', secrets.clientSecret === undefined ? undefined : reference(secrets.clientSecret)],
    ['OAuth2 token endpoint', values.tokenEndpoint],
    ['Scope', values.scope],
  ]);

const rowsOf = ({ values, extensions }: PortableClient): readonly Written[] =>
  given([
    ['security.protocol', values.securityProtocol],
    ['sasl.mechanism', values.saslMechanism],
    ['group.id', values.groups?.split(',')[0]],
    ...Object.entries(extensions).map(([name, value]) => [`extension_${name}`, value] as const),
  ]);

/** A field of an account is one line. */
const oneLine = (text: string): string => text.replace(/[\r\n]+/g, ' ');
