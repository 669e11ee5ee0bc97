import { inWords, placeIn } from '../../../src/evidence/source.ts';
import { describe, expect, it } from 'vitest';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import type { GateId } from '../../../src/evidence/gate.ts';
import { brokerRefuses, client, given, type Change } from '../../casebook.ts';
import { fromFile } from '../../configuration.ts';
import { refuses } from '../token/_answers.ts';
import { bootstrap, extensions, noAnswer, offline, secret, tried, unauthorized, unset } from './_client.ts';

/*
 * The first row of a finding in the client's file is where to fix it. Files here have one property per line:
 * `client.properties:5:1` is the fifth of `LIBRDKAFKA` or `JAVA` in `test/configuration.ts`.
 */

const librdkafka = fromFile({ client: 'librdkafka' });
const java = fromFile({ client: 'java' });
const TOKEN_URL = 'client.properties:5:1';

/** librdkafka's list of extensions is a single property. */
const listed: Change = (e) => {
  const { configuration } = e.client;
  if (configuration === undefined) throw new Error('there is no file');
  const at = configuration.properties.find(({ name }) => name === 'sasl.oauthbearer.extensions')?.at;
  return client({
    configuration: {
      ...configuration,
      places: { ...configuration.places, ...(at === undefined ? {} : { extensions: at }) },
    },
  })(e);
};

const PLACES: readonly (readonly [id: GateId, place: string, given: readonly Change[]])[] = [
  [
    'config/bootstrap-scheme-prefix',
    'client.properties:1:1',
    [librdkafka, client({ bootstrapServers: ['https://pkc-7k2zq.us-east-1.aws.confluent.cloud:9092'] })],
  ],
  [
    'config/bootstrap-wrong-port',
    'client.properties:1:1',
    [
      librdkafka,
      bootstrap('pkc-7k2zq.us-east-1.aws.confluent.cloud:9093', { code: 'ECONNREFUSED', message: 'refused' }),
    ],
  ],
  [
    'config/bootstrap-is-rest-endpoint',
    'client.properties:1:1',
    [
      librdkafka,
      bootstrap('https://pkc-7k2zq.us-east-1.aws.confluent.cloud:443', {
        code: 'SPEAKS_HTTP',
        message: 'HTTP',
      }),
    ],
  ],
  [
    'config/security-protocol',
    'client.properties:2:1',
    [librdkafka, client({ securityProtocol: 'SSL' }), offline],
  ],
  [
    'config/mechanism-not-oauthbearer',
    'client.properties:3:1',
    [librdkafka, client({ saslMechanism: 'PLAIN' })],
  ],
  [
    'config/token-url-no-scheme',
    TOKEN_URL,
    [librdkafka, client({ tokenEndpoint: 'acme.auth0.com/oauth/token' }), noAnswer],
  ],
  [
    'config/token-url-http',
    TOKEN_URL,
    [librdkafka, client({ tokenEndpoint: 'http://acme.auth0.com/oauth/token' }), refuses(405, '')],
  ],
  [
    'config/token-url-is-issuer-or-discovery',
    TOKEN_URL,
    [
      librdkafka,
      client({ tokenEndpoint: 'https://acme.auth0.com/.well-known/openid-configuration' }),
      refuses(405, ''),
    ],
  ],
  [
    'config/credentials-of-api-key',
    'client.properties:6:1',
    [librdkafka, client({ clientId: 'ABCDEFGH12345678' }), unauthorized],
  ],
  ['config/secret-quoted', 'client.properties:7:1', [librdkafka, secret({ quoted: true }), unauthorized]],
  [
    'config/secret-surrounding-whitespace',
    'client.properties:7:1',
    [librdkafka, secret({ surroundingWhitespace: true }), unauthorized],
  ],
  [
    'config/secret-urlencoding',
    'client.properties:7:1',
    [librdkafka, secret({ needsEncoding: true }), unauthorized, tried('token-by-client_secret_post', true)],
  ],
  ['config/missing-required', 'client.properties:6:1', [librdkafka, client({ clientId: '' }), noAnswer]],
  [
    'config/unresolved-placeholder',
    'client.properties:6:1',
    [librdkafka, client({ clientId: '${CLIENT_ID}' }), noAnswer],
  ],
  [
    'config/file-encoding-bom',
    'client.properties:6:1',
    [librdkafka, client({ clientId: 'Fq3xW8\u200byTz0' }), unauthorized],
  ],
  [
    'config/logical-cluster-is-sr',
    'client.properties:10:1',
    [java, extensions({ logicalCluster: 'lsrc-1' }), brokerRefuses()],
  ],
  [
    'config/extension-missing-cluster',
    'client.properties:6:1',
    [java, extensions({ identityPoolId: 'pool-orders' }), brokerRefuses()],
  ],
  [
    'config/extension-missing-cluster',
    'client.properties:8:1',
    [librdkafka, listed, extensions({ identityPoolId: 'pool-orders' }), brokerRefuses()],
  ],
  [
    'config/extension-key-underscore',
    'client.properties:8:1',
    [librdkafka, listed, extensions({ logical_cluster: 'lkc-orders1' }), brokerRefuses()],
  ],
  [
    'config/extension-quotes-space',
    'client.properties:10:1',
    [java, extensions({ logicalCluster: '"lkc-orders1"' }), brokerRefuses()],
  ],
  [
    'config/extension-list-comma',
    'client.properties:8:1',
    [
      librdkafka,
      listed,
      extensions({ logicalCluster: 'lkc-orders1,identityPoolId=pool-orders' }),
      brokerRefuses(),
    ],
  ],
  [
    'config/extension-name-reserved',
    'client.properties:8:1',
    [librdkafka, listed, extensions({ logicalCluster: 'lkc-orders1', auth: 'x' }), brokerRefuses()],
  ],
  [
    'config/method-not-oidc',
    TOKEN_URL.replace('5', '4'),
    [fromFile({ client: 'librdkafka', properties: { 'sasl.oauthbearer.method': 'default' } })],
  ],
  [
    'config/method-not-oidc',
    TOKEN_URL.replace('5', '4'),
    [fromFile({ client: 'librdkafka', properties: { 'sasl.oauthbearer.method': undefined } })],
  ],
];

describe("a finding in the client's file", () => {
  it.each(PLACES)('%s is at %s', (id, place, changes) => {
    const finding = diagnose(given(...changes)).rootCauses.find(({ suspect }) => suspect.cause.id === id);
    const inFile = finding?.suspect.rows.find(
      ({ source }) => placeIn('client.properties', source) !== undefined,
    );
    expect(inWords(inFile?.source ?? 'nowhere')).toBe(place);
  });

  it.each(PLACES)('%s has no place when there is no file', (_, __, changes) => {
    const { rootCauses } = diagnose(
      given(...changes.filter((each) => ![librdkafka, java, listed].includes(each)), unset('configuration')),
    );
    const sources = rootCauses.flatMap(({ suspect }) => suspect.rows.map(({ source }) => source));
    expect(sources.filter((source) => typeof source === 'object' && 'file' in source)).toEqual([]);
  });
});
