import { describe, expect, it } from 'vitest';
import { soundFilesOf, soundly } from '../sound.ts';
import { linted } from './_linted.ts';

describe('the configuration of Beats and Elastic Agent', () => {
  it.each(soundFilesOf('elastic-beats'))('%s is sound', (path) => {
    const { configuration, settings } = soundly(path);
    expect(configuration.formatId).toBe('elastic-beats');
    expect(settings).toMatchObject({
      bootstrapServers: 'pkc-4abc9.eu-west-1.aws.confluent.cloud:9092',
      securityProtocol: 'SASL_SSL',
    });
  });

  it('has its own name in a fix', () => {
    const text = `outputs:
  default:
    type: kafka
    hosts: [pkc-4abc9.eu-west-1.aws.confluent.cloud:9092]
    sasl.mechanism: OAUTHBEARER
    auth.oauth2client:
      client_id: 0oa5kq2m8RtYx1Vb35d7
      client_secret: abcSECRETdef0123456789
      token_url: acme.okta.com/oauth2/default/v1/token
`;
    const { findings, lines } = linted('elastic-agent.yml', text);
    expect(findings).toEqual(['9:18 config/token-url-no-scheme']);
    expect(lines).toEqual(['token_url: https://acme.okta.com/oauth2/default/v1/token']);
  });

  it('fixes an extension in the output of a Beat', () => {
    const text = `output.kafka:
  hosts: [pkc-4abc9.eu-west-1.aws.confluent.cloud:9092]
  sasl.mechanism: OAUTHBEARER
  sasl.extensions: {logicalCluster: lkc-4k7zq1, identity_pool_id: pool-Xq2b}
`;
    const { findings, after } = linted('filebeat.yml', text);
    expect(findings).toEqual(['4:49 config/extension-key-underscore']);
    expect(after).toBe(text.replace('identity_pool_id', 'identityPoolId'));
  });
});
