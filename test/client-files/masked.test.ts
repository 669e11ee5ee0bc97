import { describe, expect, it } from 'vitest';
import { readClientFile } from '../../src/client-files/client-file.ts';
import { lint } from '../../src/doctor/lint.ts';

const MASKED = 'from the original, masked in this copy';

const judged = (name: string, text: string) => {
  const { findings, notJudged } = lint(readClientFile(name, Buffer.from(text)), { env: {} });
  return { findings: findings.map(({ id }) => id), notJudged };
};

/** What people send in has the values masked that others must not see: that is no fault of the client. */
describe('a masked value', () => {
  const java = (changed: Readonly<Record<string, string>> = {}): string => {
    const is = {
      servers: 'pkc-4abc9.eu-west-1.aws.confluent.cloud:9092',
      url: 'https://acme.okta.com/oauth2/default/v1/token',
      id: '0oa1b2c3d4e5f6g7h8i9',
      secret: 'aB3-d5Fg7_hJ9kLmN2pQ4rS6tU8vW0xY',
      cluster: 'lkc-4k7zq1',
      pool: 'pool-a1b2',
      ...changed,
    };
    return `bootstrap.servers=${is.servers}
security.protocol=SASL_SSL
sasl.mechanism=OAUTHBEARER
sasl.login.callback.handler.class=org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginCallbackHandler
sasl.oauthbearer.token.endpoint.url=${is.url}
sasl.jaas.config=org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required clientId="${is.id}" clientSecret="${is.secret}" scope="kafka" extension_logicalCluster="${is.cluster}" extension_identityPoolId="${is.pool}";
`;
  };

  it.each([
    ['the client id', { id: '••••••••' }, [`the client id (${MASKED})`]],
    ['a part of the client id', { id: '0oa1****' }, [`the client id (${MASKED})`]],
    ['the beginning of the client id', { id: '0oa1…' }, [`the client id (${MASKED})`]],
    ['the tenant', { url: 'https://<redacted>.okta.com/oauth2/v1/token' }, [`the token URL (${MASKED})`]],
    ['the host of the brokers', { servers: 'pkc-***:9092' }, [`the bootstrap servers (${MASKED})`]],
    ['cluster and pool', { cluster: 'lkc-***', pool: '[hidden]' }, []],
    ['the secret, by a word', { secret: 'ab***cd' }, []],
  ])('is not judged: %s', (_, changed, notJudged) => {
    expect(judged('client.properties', java(changed))).toEqual({ findings: [], notJudged });
  });

  it.each(['********', '[hidden]', '<redacted>', 'REDACTED'])(
    'may be what the client sends as its secret, and gives a warning: %s',
    (secret) => {
      expect(judged('client.properties', java({ secret })).findings).toEqual([
        'config/unresolved-placeholder',
      ]);
    },
  );

  it('is no fault of a JAAS string that is masked as a whole', () => {
    const text = java().replace(/^sasl\.jaas\.config=.*$/m, 'sasl.jaas.config=[hidden]');
    expect(judged('client.properties', text).findings).toEqual([]);
  });

  it('is not judged in files of other programs', () => {
    const librdkafka = `bootstrap.servers=pkc-4abc9.eu-west-1.aws.confluent.cloud:9092
security.protocol=SASL_SSL
sasl.mechanisms=OAUTHBEARER
sasl.oauthbearer.method=oidc
sasl.oauthbearer.token.endpoint.url=https://acme.okta.com/oauth2/default/v1/token
sasl.oauthbearer.client.id=****
sasl.oauthbearer.client.secret=aB3-d5Fg7_hJ9kLmN2pQ4rS6tU8vW0xY
sasl.oauthbearer.extensions=logicalCluster=lkc-4k7zq1,identityPoolId=pool-a1b2
`;
    expect(judged('client.conf', librdkafka)).toEqual({
      findings: [],
      notJudged: [`the client id (${MASKED})`],
    });
    const python = `from confluent_kafka import Producer
conf = {
    "bootstrap.servers": "pkc-4abc9.eu-west-1.aws.confluent.cloud:9092",
    "security.protocol": "SASL_SSL",
    "sasl.mechanisms": "OAUTHBEARER",
    "sasl.oauthbearer.method": "oidc",
    "sasl.oauthbearer.token.endpoint.url": "https://login.microsoftonline.com/••••••/oauth2/v2.0/token",
    "sasl.oauthbearer.client.id": "****",
    "sasl.oauthbearer.client.secret": "****",
    "sasl.oauthbearer.scope": "api://kafka/.default",
    "sasl.oauthbearer.extensions": "logicalCluster=lkc-4k7zq1,identityPoolId=pool-a1b2",
}
producer = Producer(conf)
`;
    expect(judged('producer.py', python).notJudged).toEqual([
      `the token URL (${MASKED})`,
      `the client id (${MASKED})`,
    ]);
  });
});
