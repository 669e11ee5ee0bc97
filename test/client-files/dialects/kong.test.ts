import { describe, expect, it } from 'vitest';
import { soundFilesOf, soundly } from '../sound.ts';
import { linted } from './_linted.ts';

describe("Kong's plugins for Kafka", () => {
  it.each(soundFilesOf('kong'))('%s is sound', (path) => {
    const { configuration, settings } = soundly(path);
    expect(configuration.formatId).toBe('kong');
    expect(settings).toMatchObject({
      bootstrapServers: 'pkc-4abc9.eu-west-1.aws.confluent.cloud:9092',
      securityProtocol: 'SASL_SSL',
    });
  });

  it('has its own name in a fix', () => {
    const text = `plugins:
  - name: kafka-upstream
    config:
      authentication:
        mechanism: OAUTHBEARER
        oauthbearer:
          token_endpoint_url: acme.okta.com/oauth2/default/v1/token
          client_id: 0oa5kq2m8RtYx1Vb35d7
          client_secret: abcSECRETdef0123456789
`;
    const { findings, lines } = linted('kong.yaml', text);
    expect(findings).toEqual(['7:31 config/token-url-no-scheme']);
    expect(lines).toEqual(['token_endpoint_url: https://acme.okta.com/oauth2/default/v1/token']);
  });
});
