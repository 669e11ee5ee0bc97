import { describe, expect, it } from 'vitest';
import { soundFilesOf, soundly } from '../sound.ts';
import { linted } from './_linted.ts';

describe('the configuration of Cribl Stream', () => {
  it.each(soundFilesOf('cribl'))('%s is sound', (path) => {
    const { configuration, settings } = soundly(path);
    expect(configuration.formatId).toBe('cribl');
    expect(settings).toMatchObject({ securityProtocol: 'SASL_SSL' });
  });

  it('gets an extension in its own notation', () => {
    const text = `outputs:
  cc:
    type: confluent_cloud
    brokers: [pkc-4abc9.eu-west-1.aws.confluent.cloud:9092]
    sasl:
      disabled: false
      mechanism: oauthbearer
      tokenUrl: https://acme.okta.com/oauth2/default/v1/token
      clientId: 0oa5kq2m8RtYx1Vb35d7
`;
    const { findings, lines, after } = linted('outputs.yml', text);
    expect(findings).toEqual(['1:1 config/extension-missing-cluster']);
    expect(lines).toEqual([
      '# under sasl:\nsaslExtensions:\n  - { name: logicalCluster, value: $CLUSTER_ID }',
    ]);
    expect(after).toBe(text);
  });

  it('finds a wrong token URL at its place', () => {
    const text = `outputs:
  cc:
    type: kafka
    sasl:
      disabled: false
      mechanism: oauthbearer
      tokenUrl: acme.okta.com/oauth2/default/v1/token
`;
    const { findings, lines } = linted('outputs.yml', text);
    expect(findings).toEqual(['7:17 config/token-url-no-scheme']);
    expect(lines).toEqual(['tokenUrl: https://acme.okta.com/oauth2/default/v1/token']);
  });
});
