import { printedJson } from '../../evidence/json.ts';
import { readKafkajs } from '../kafka/kafkajs.ts';
import type { SettingKey } from '../../settings/settings.ts';
import { parseJson } from '../../text/json.ts';
import type { Source } from '../../text/source.ts';
import { member, textAt, type TreeMap } from '../../text/tree.ts';
import type { Format, Likeness } from '../format.ts';
import type { PortableClient } from '../writing.ts';
import { mapsIn } from './_json.ts';

const reference = (variable: string): string => `\${${variable}}`;

/** The object for `new Kafka()` in a file, with the settings that the application's own `oauthBearerProvider` uses. */
export default {
  id: 'kafkajs-json',
  title: 'kafkajs configuration in JSON',
  syntax: 'json',
  // The application reads the file and replaces the references.
  references: 'environment',
  mayBeEmbedded: true,
  recognise: (source) => {
    const [client] = clientsIn(source);
    return client === undefined ? 'no' : likenessOf(client);
  },
  read: (source) => {
    const maps = mapsIn(parseJson(source));
    const [client] = clientsIn(source);
    if (client === undefined) return { found: [], properties: [], oddities: [] };
    const around = maps.filter(({ entries }) => entries.some(({ value }) => value === client));
    return readKafkajs(client, around);
  },
  write: {
    expresses: new Set<SettingKey>([
      'bootstrapServers',
      'securityProtocol',
      'saslMechanism',
      'authorizationIdentity',
      'tokenEndpoint',
      'clientId',
      'clientSecret',
      'clientAuth',
      'scope',
      'audience',
      'resource',
      'params',
      'ca',
      'groups',
      'logicalCluster',
      'poolId',
      'extensions',
    ]),
    reference,
    write: (client) => printedJson(written(client)),
  },
} satisfies Format;

/** Most likely first. A block called `kafkaJS` belongs to confluent-kafka-javascript, which is librdkafka. */
function clientsIn(source: Source): readonly TreeMap[] {
  const maps = mapsIn(parseJson(source));
  const foreign = new Set(maps.map((map) => member(map, 'kafkaJS')));
  const clients = maps.filter((map) => !foreign.has(map));
  return (['surely', 'perhaps'] as const).flatMap((how) => clients.filter((map) => likenessOf(map) === how));
}

function likenessOf(map: TreeMap): Likeness {
  if (member(map, 'brokers') === undefined) return 'no';
  if (textAt(map, 'sasl', 'mechanism') !== undefined) return 'surely';
  return ['ssl', 'clientId', 'sasl'].some((name) => member(map, name) !== undefined) ? 'perhaps' : 'no';
}

function written({ values, extensions, params, secrets, files = {} }: PortableClient): unknown {
  const protocol = values.securityProtocol;
  const ca = values.ca ?? files.ca;
  const isTls = protocol === undefined || protocol.endsWith('SSL') || ca !== undefined;
  return {
    brokers: values.bootstrapServers?.split(',') ?? [],
    ssl: ca === undefined ? isTls : { ca: [ca] },
    // kafkajs cannot do this itself, but an application can.
    ...(protocol !== undefined &&
      protocol !== (isTls ? 'SASL_SSL' : 'SASL_PLAINTEXT') && { securityProtocol: protocol }),
    sasl: given({
      mechanism: values.saslMechanism?.toLowerCase() ?? 'oauthbearer',
      authorizationIdentity: values.authorizationIdentity,
    }),
    oauth: given({
      tokenEndpoint: values.tokenEndpoint,
      clientId: values.clientId,
      clientSecret: secrets.clientSecret === undefined ? undefined : reference(secrets.clientSecret),
      clientAuth: values.clientAuth,
      scope: values.scope,
      audience: values.audience,
      resource: values.resource,
      params: Object.keys(params).length === 0 ? undefined : params,
      extensions: Object.keys(extensions).length === 0 ? undefined : extensions,
    }),
    ...(values.groups !== undefined && { consumer: { groupId: values.groups.split(',')[0] } }),
  };
}

/** JSON omits undefined members; an object without members says nothing. */
const given = (members: Readonly<Record<string, unknown>>): unknown =>
  Object.values(members).every((value) => value === undefined) ? undefined : members;
