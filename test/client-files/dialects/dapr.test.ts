import { describe, expect, it } from 'vitest';
import { soundFilesOf, soundly } from '../sound.ts';
import { linted } from './_linted.ts';

describe("Dapr's components for Kafka", () => {
  it.each(soundFilesOf('dapr'))('%s is sound', (path) => {
    const { configuration, settings } = soundly(path);
    expect(configuration).toMatchObject({ formatId: 'dapr', part: 'orders' });
    expect(settings).toMatchObject({
      saslMechanism: 'OAUTHBEARER',
      securityProtocol: 'SASL_SSL',
      tokenEndpoint: 'https://acme.okta.com/oauth2/default/v1/token',
      clientId: '0oa5kq2m8RtYx1Vb35d7',
    });
  });

  it('fixes the name of an extension inside the JSON of oidcExtensions', () => {
    const text = `apiVersion: dapr.io/v1alpha1
kind: Component
metadata: {name: orders}
spec:
  type: pubsub.kafka
  metadata:
    - {name: brokers, value: "pkc-4abc9.eu-west-1.aws.confluent.cloud:9092"}
    - {name: authType, value: oidc}
    - name: oidcExtensions
      value: '{"logicalCluster":"lkc-4k7zq1","identity_pool_id":"pool-Xq2b"}'
`;
    const { findings, after } = linted('component.yaml', text);
    expect(findings).toEqual(['10:47 config/extension-key-underscore']);
    expect(after).toBe(text.replace('identity_pool_id', 'identityPoolId'));
  });

  it('gives no fix for a setting that is a list item', () => {
    const text = `apiVersion: dapr.io/v1alpha1
kind: Component
metadata: {name: orders}
spec:
  type: bindings.kafka
  metadata:
    - {name: brokers, value: "pkc-4abc9.eu-west-1.aws.confluent.cloud:9092"}
    - {name: authType, value: oidc}
`;
    const { findings, lines } = linted('component.yaml', text);
    expect(findings).toEqual(['1:1 config/extension-missing-cluster']);
    expect(lines).toEqual(['']);
  });
});
