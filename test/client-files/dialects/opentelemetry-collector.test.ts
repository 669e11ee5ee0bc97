import { describe, expect, it } from 'vitest';
import { soundFilesOf, soundly } from '../sound.ts';
import { linted } from './_linted.ts';

describe('the configuration of the OpenTelemetry Collector', () => {
  it.each(soundFilesOf('opentelemetry-collector'))('%s is sound', (path) => {
    const { configuration, settings } = soundly(path);
    expect(configuration.formatId).toBe('opentelemetry-collector');
    expect(settings).toMatchObject({
      bootstrapServers: 'pkc-4abc9.eu-west-1.aws.confluent.cloud:9092',
      securityProtocol: 'SASL_SSL',
    });
  });

  it('reads the token settings only from the named extension', () => {
    const text = `extensions:
  oauth2client/other: {token_url: "https://acme.okta.com/.well-known/openid-configuration"}
  oauth2client/kafka:
    client_id: 0oa5kq2m8RtYx1Vb35d7
    client_secret: abcSECRETdef0123456789
    token_url: acme.okta.com/oauth2/default/v1/token
exporters:
  kafka:
    brokers: [pkc-4abc9.eu-west-1.aws.confluent.cloud:9092]
    auth: {sasl: {mechanism: OAUTHBEARER, oauthbearer_token_source: oauth2client/kafka}}
`;
    const { findings, lines } = linted('otel.yaml', text);
    expect(findings).toEqual(['6:16 config/token-url-no-scheme']);
    expect(lines).toEqual(['token_url: https://acme.okta.com/oauth2/default/v1/token']);
  });
});
