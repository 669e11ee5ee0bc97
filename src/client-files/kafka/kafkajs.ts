import type { Found, Reading } from '../reading.ts';
import type { SettingKey } from '../../settings/settings.ts';
import { opaque, part, type Located } from '../../text/located.ts';
import type { Pair } from '../../text/properties.ts';
import { flattened, member, textAt, type Tree, type TreeMap } from '../../text/tree.ts';
import { byDefault, extension, givenTwice } from './mapping.ts';
import { keyOf, plain } from './usual-names.ts';

/**
 * The settings of the object for kafkajs's `new Kafka()`. kafkajs fetches no token, so the token's settings are beside
 * the client's, under names that each application chooses: common names are read, ignoring case, `_` and `-`.
 *
 * @param around the objects around the client's, where applications keep related settings, innermost first
 */
export function readKafkajs(map: TreeMap, around: readonly TreeMap[]): Reading {
  const sasl = member(map, 'sasl');
  const blocks = tokenBlocks([map, ...(sasl?.kind === 'map' ? [sasl] : []), ...around]);
  const properties = flattened(map);
  const tokens = firstOfEach(blocks.flatMap(tokenSettings));
  const extensions = firstOfEach([...blocks, ...(sasl?.kind === 'map' ? [sasl] : [])].flatMap(extensionsIn));
  return {
    client: 'kafkajs',
    // Its oauthBearerProvider is a function, which may provide what the file lacks.
    isPartial: true,
    found: [
      ...brokers(member(map, 'brokers')),
      ...protocol(map),
      ...mechanism(textAt(sasl, 'mechanism')),
      ...text('authorizationIdentity', textAt(sasl, 'authorizationIdentity')),
      ...trust(member(map, 'ssl')),
      ...group([map, ...around]),
      ...tokens,
      ...extensions,
    ],
    properties,
    oddities: givenTwice(properties),
  };
}

const text = (key: SettingKey, value: Located | undefined): readonly Found[] =>
  value === undefined ? [] : [{ key, value: value.text, at: value }];

/** Several items joined into one text, at the place of the first. */
const joined = (items: readonly Located[], separator: string): Located | undefined => {
  const [first, second] = items;
  return first === undefined || second === undefined
    ? first
    : opaque(first, items.map((each) => each.text).join(separator));
};

const textsIn = (tree: Tree | undefined): readonly Located[] =>
  (tree?.kind === 'list' ? tree.items : tree === undefined ? [] : [tree]).flatMap(
    (item) => textAt(item) ?? [],
  );

const brokers = (tree: Tree | undefined): readonly Found[] =>
  text('bootstrapServers', joined(textsIn(tree), ','));

/** `saslAuthenticator/index.js` compares the name in upper case, and sends it in upper case. */
const mechanism = (value: Located | undefined): readonly Found[] =>
  value === undefined ? [] : [{ key: 'saslMechanism', value: value.text.toUpperCase(), at: value }];

/**
 * kafkajs has no security.protocol: it uses TLS if `ssl` is set and not false, and SASL if `sasl` is set. An
 * application's own setting of that name is used as it is.
 */
function protocol(map: TreeMap): readonly Found[] {
  const own = textAt(map, 'securityProtocol');
  if (own !== undefined) return text('securityProtocol', own);
  const [ssl, sasl] = [member(map, 'ssl'), member(map, 'sasl')];
  if (sasl === undefined && ssl === undefined) return [];
  const isTls = ssl !== undefined && !(ssl.kind === 'scalar' && (ssl.value === false || ssl.value === null));
  const isSasl = sasl?.kind === 'map';
  const value = isSasl ? (isTls ? 'SASL_SSL' : 'SASL_PLAINTEXT') : isTls ? 'SSL' : 'PLAINTEXT';
  return ssl === undefined
    ? [byDefault('securityProtocol', value, part(map.at, 0, 0))]
    : [{ key: 'securityProtocol', value, at: ssl.kind === 'scalar' ? ssl.at : part(ssl.at, 0, 0) }];
}

const takesAnyCertificate = (ssl: Tree | undefined): boolean => {
  const checked = member(ssl, 'rejectUnauthorized');
  return checked?.kind === 'scalar' && checked.value === false;
};

/**
 * `ssl.ca` is passed to `tls.connect`: PEM text, which JSON can contain. If it is a file name, the application reads
 * it.
 */
function trust(ssl: Tree | undefined): readonly Found[] {
  const pem = joined(textsIn(member(ssl, 'ca')), '\n');
  if (pem === undefined || pem.text === '') return [];
  return [
    {
      key: 'ca',
      value: pem.text,
      at: pem,
      ...(!takesAnyCertificate(ssl) && { vouchFor: 'broker' }),
      ...(!pem.text.includes('-----BEGIN') && { isFile: true }),
    },
  ];
}

const group = (maps: readonly TreeMap[]): readonly Found[] => {
  const id = maps.flatMap((map) => textAt(map, 'groupId') ?? textAt(map, 'consumer', 'groupId') ?? []);
  return text('groups', id[0]);
};

const BLOCK =
  /^(?:o?auth2?|oauthbearer|oauth2?(?:config|options|settings|client|bearer)|oidc|oauthbearerprovider|tokenprovider|token|idp|identityprovider)$/;

/** The objects with the token's settings: those with such a name first, then those that contain a token endpoint. */
function tokenBlocks(maps: readonly TreeMap[]): readonly TreeMap[] {
  const named = maps.flatMap(({ entries }) =>
    entries.flatMap(({ key, value }) => (value.kind === 'map' && BLOCK.test(plain(key.text)) ? [value] : [])),
  );
  const flat = maps.filter(({ entries }) => entries.some(({ key }) => keyOf(key.text) === 'tokenEndpoint'));
  return [...new Set([...named, ...flat])];
}

const CLIENT_AUTH = /^(?:client_secret_post|client_secret_basic|private_key_jwt|tls_client_auth|none)$/;

function tokenSettings(block: TreeMap): readonly Found[] {
  const isClients = member(block, 'brokers') !== undefined;
  return block.entries.flatMap(({ key, value }): readonly Found[] => {
    const setting = keyOf(key.text);
    // kafkajs's own clientId is Kafka's client.id, not an OAuth client id.
    if (setting === undefined || (isClients && plain(key.text) === 'clientid')) {
      return /^(?:token|extra|additional)?params$/.test(plain(key.text)) ? paramsIn(value) : [];
    }
    const given = joined(textsIn(value), ' ');
    return setting === 'clientAuth' && !CLIENT_AUTH.test(given?.text ?? '') ? [] : text(setting, given);
  });
}

const paramsIn = (tree: Tree): readonly Found[] =>
  tree.kind !== 'map'
    ? []
    : tree.entries.flatMap(({ key, value }) => {
        const given = textAt(value);
        return given === undefined
          ? []
          : [{ key: 'params' as const, member: key.text, value: given.text, at: given, nameAt: key }];
      });

/** Sent under their own names if they are in an object of their own; otherwise recognised by the application's name. */
function extensionsIn(block: TreeMap): readonly Found[] {
  return block.entries.flatMap(({ key, value }): readonly Found[] => {
    if (value.kind === 'map' && /^(?:sasl)?extensions$/.test(plain(key.text)))
      return pairsOf(value).map(sent);
    const given = textAt(value);
    if (given === undefined) return [];
    if (/^(?:logicalcluster|logicalclusterid)$/.test(plain(key.text))) return text('logicalCluster', given);
    return /^(?:identitypoolid|identitypool|poolid)$/.test(plain(key.text)) ? text('poolId', given) : [];
  });
}

const sent = ({ name, value }: Pair): Found => extension(name, value.text, value);

const pairsOf = (map: TreeMap): readonly Pair[] =>
  map.entries.flatMap(({ key, value }) => {
    const given = textAt(value);
    return given === undefined ? [] : [{ name: key, value: given }];
  });

/** The nearest one, if several give the same setting. */
function firstOfEach(found: readonly Found[]): readonly Found[] {
  const before = new Set<string>();
  return found.filter(({ key, member: name }) => {
    const what = JSON.stringify([key, name]);
    return before.has(what) ? false : before.add(what);
  });
}
