import { describe, expect, it } from 'vitest';
import { soundFilesOf, soundly } from '../sound.ts';
import { linted } from './_linted.ts';

const JAAS =
  'org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required clientId="0oa5kq2m8RtYx1Vb35d7" clientSecret="abcSECRETdef0123456789" extension_identityPoolId="pool-Xq2b";';

describe('a Spark statement', () => {
  it.each(soundFilesOf('spark-sql'))('%s is sound', (path) => {
    const { configuration, settings } = soundly(path);
    expect(configuration.formatId).toBe('spark-sql');
    expect(settings).toMatchObject({ saslMechanism: expect.stringMatching(/^(?:OAUTHBEARER|PLAIN|SCRAM)/) });
  });

  it("has its platform's classes in a fix", () => {
    const { findings, lines } = linted(
      'view.sql',
      `SELECT * FROM read_kafka(
  bootstrapServers => 'pkc-4abc9.eu-west-1.aws.confluent.cloud:9092',
  \`kafka.security.protocol\` => 'SASL_SSL',
  \`kafka.sasl.mechanism\` => 'OAUTHBEARER',
  \`kafka.sasl.oauthbearer.token.endpoint.url\` => 'https://acme.okta.com/oauth2/default/v1/token',
  \`kafka.sasl.jaas.config\` => 'kafkashaded.${JAAS.replace(' extension_', ' extension_logicalCluster="lkc-4k7zq1" extension_')}'
);`,
    );
    expect(findings).toEqual(['4:30 config/callback-handler-class']);
    expect(lines).toEqual([
      "`kafka.sasl.login.callback.handler.class` => 'kafkashaded.org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginCallbackHandler',",
    ]);
  });
});
