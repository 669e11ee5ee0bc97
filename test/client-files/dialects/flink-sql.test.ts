import { describe, expect, it } from 'vitest';
import { soundFilesOf, soundly } from '../sound.ts';
import { linted } from './_linted.ts';

const JAAS =
  'org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required clientId="0oa5kq2m8RtYx1Vb35d7" clientSecret="abcSECRETdef0123456789" extension_identityPoolId="pool-Xq2b";';

describe('a Flink table in SQL', () => {
  it.each(soundFilesOf('flink-sql'))('%s is sound', (path) => {
    const { configuration, settings } = soundly(path);
    expect(configuration.formatId).toBe(path.endsWith('.yaml') ? 'kubernetes' : 'flink-sql');
    expect(settings).toMatchObject({ saslMechanism: expect.stringMatching(/^(?:OAUTHBEARER|PLAIN|SCRAM)/) });
  });

  const text = (mechanism: string): string => `CREATE TABLE orders (id BIGINT) WITH (
  'connector' = 'kafka',
  'properties.bootstrap.servers' = 'pkc-4abc9.eu-west-1.aws.confluent.cloud:9092',
  'properties.security.protocol' = 'SASL_SSL',
  'properties.sasl.mechanism' = '${mechanism}',
  'properties.sasl.oauthbearer.token.endpoint.url' = 'https://acme.okta.com/oauth2/default/v1/token',
  'properties.sasl.jaas.config' = '${JAAS}'
);
`;

  it('is fixed in its own spelling', () => {
    const { id, findings, lines, after } = linted('jobs.sql', text('OAUTH_BEARER'));
    expect(id).toBe('flink-sql');
    expect(findings).toEqual([
      '5:34 config/mechanism-not-oauthbearer',
      '5:34 config/callback-handler-class',
      '7:36 config/extension-missing-cluster',
    ]);
    expect(lines[0]).toBe(`'properties.sasl.mechanism' = 'OAUTHBEARER',`);
    expect(lines[1]).toBe(
      `'properties.sasl.login.callback.handler.class' = 'org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginCallbackHandler',`,
    );
    expect(after).toBe(text('OAUTHBEARER'));
  });

  it('is recognised by its text when the file has no name', () => {
    expect(linted('-', `-- jobs\n${text('OAUTHBEARER')}`).id).toBe('flink-sql');
  });

  it('is not recognised with another connector', () => {
    expect(() => linted('jobs.sql', text('OAUTHBEARER').replace(`= 'kafka'`, `= 'pulsar'`))).toThrow(
      'this is a SQL file',
    );
  });
});
