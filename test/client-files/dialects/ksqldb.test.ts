import { describe, expect, it } from 'vitest';
import { soundFilesOf, soundly } from '../sound.ts';
import { linted } from './_linted.ts';

const JAAS =
  'org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required clientId="0oa5kq2m8RtYx1Vb35d7" clientSecret="abcSECRETdef0123456789" extension_identityPoolId="pool-Xq2b";';

describe('a ksqlDB connector', () => {
  it.each(soundFilesOf('ksqldb'))('%s is sound', (path) => {
    const { configuration, settings } = soundly(path);
    expect(configuration.formatId).toBe(path.endsWith('.yaml') ? 'kubernetes' : 'ksqldb');
    expect(settings).toMatchObject({ saslMechanism: expect.stringMatching(/^(?:OAUTHBEARER|PLAIN|SCRAM)/) });
  });

  it("has its clients' prefix in a fix", () => {
    const { findings, lines } = linted(
      'connectors.sql',
      `CREATE SINK CONNECTOR s3 WITH (
  'connector.class' = 'io.confluent.connect.s3.S3SinkConnector',
  'consumer.override.sasl.mechanism' = 'OAUTHBEARER',
  'consumer.override.sasl.login.callback.handler.class' = 'org.apache.kafka.common.security.oauthbearer.OAuthBearerValidatorCallbackHandler',
  'consumer.override.sasl.jaas.config' = '${JAAS}'
);
`,
    );
    expect(findings).toEqual(['4:60 config/callback-handler-class']);
    expect(lines).toEqual([
      `'consumer.override.sasl.login.callback.handler.class' = 'org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginCallbackHandler',`,
    ]);
  });
});
