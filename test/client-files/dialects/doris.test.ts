import { describe, expect, it } from 'vitest';
import { soundFilesOf, soundly } from '../sound.ts';
import { linted } from './_linted.ts';

describe('a Doris routine load', () => {
  it.each(soundFilesOf('doris'))('%s is sound', (path) => {
    const { configuration, settings } = soundly(path);
    expect(configuration.formatId).toBe('doris');
    expect(settings).toMatchObject({ saslMechanism: expect.stringMatching(/^(?:OAUTHBEARER|PLAIN|SCRAM)/) });
  });

  it("lacks librdkafka's method", () => {
    const { findings, lines } = linted(
      'load.sql',
      `CREATE ROUTINE LOAD shop.orders ON orders FROM KAFKA (
  "kafka_broker_list" = "pkc-4abc9.eu-west-1.aws.confluent.cloud:9092",
  "property.security.protocol" = "SASL_SSL",
  "property.sasl.mechanism" = "OAUTHBEARER",
  "property.sasl.oauthbearer.client.id" = "0oa5kq2m8RtYx1Vb35d7",
  "property.sasl.oauthbearer.client.secret" = "abcSECRETdef0123456789",
  "property.sasl.oauthbearer.token.endpoint.url" = "https://acme.okta.com/oauth2/default/v1/token",
  "property.sasl.oauthbearer.extensions" = "logicalCluster=lkc-4k7zq1"
);`,
    );
    expect(findings.map((each) => each.replace(/^\S+ /, ''))).toEqual(['config/method-not-oidc']);
    expect(lines).toEqual([`"property.sasl.oauthbearer.method" = "oidc",`]);
  });
});
