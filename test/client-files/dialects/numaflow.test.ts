import { describe, expect, it } from 'vitest';
import { soundFilesOf, soundly } from '../sound.ts';
import { linted } from './_linted.ts';

describe("Numaflow's Kafka sources and sinks", () => {
  it.each(soundFilesOf('numaflow'))('%s is sound', (path) => {
    const { configuration, settings } = soundly(path);
    expect(configuration.formatId).toBe('numaflow');
    expect(settings).toMatchObject({
      saslMechanism: 'OAUTHBEARER',
      securityProtocol: 'SASL_SSL',
      tokenEndpoint: 'https://acme.okta.com/oauth2/default/v1/token',
    });
  });

  it('has its own name in a fix', () => {
    const text = `apiVersion: numaflow.numaproj.io/v1alpha1
kind: Pipeline
metadata: {name: p}
spec:
  vertices:
    - name: out
      sink:
        kafka:
          brokers: [pkc-4abc9.eu-west-1.aws.confluent.cloud:9092]
          sasl: {mechanism: OAUTHBEARER, oauth: {tokenEndpoint: acme.okta.com/oauth2/default/v1/token}}
`;
    const { findings, lines } = linted('pipeline.yaml', text);
    expect(findings).toEqual(['10:65 config/token-url-no-scheme']);
    expect(lines).toEqual(['tokenEndpoint: https://acme.okta.com/oauth2/default/v1/token']);
  });
});
