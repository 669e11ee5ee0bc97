import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { soundFilesOf, soundly } from '../sound.ts';
import { linted } from './_linted.ts';

describe("KEDA's triggers for Kafka", () => {
  it.each(soundFilesOf('keda'))('%s is sound', (path) => {
    const { configuration, settings } = soundly(path);
    expect(configuration).toMatchObject({ formatId: 'keda', part: 'trigger of orders' });
    expect(settings).toMatchObject({
      saslMechanism: 'OAUTHBEARER',
      securityProtocol: 'SASL_SSL',
      groups: 'orders',
      tokenEndpoint: 'https://acme.okta.com/oauth2/default/v1/token',
    });
  });

  it("sends JAAS's prefix to the broker: in a Secret", () => {
    const [sound] = soundFilesOf('keda').filter((path) => path.endsWith('authentication.yaml'));
    const text = readFileSync(sound ?? '', 'utf8').replace('logicalCluster=', 'extension_logicalCluster=');
    const { findings, lines, after } = linted('keda.yaml', text);
    expect(findings).toEqual(['11:20 config/extension-prefix-misuse']);
    expect(lines).toEqual(['oauthExtensions: identityPoolId=pool-Xq2b,logicalCluster=lkc-4k7zq1']);
    expect(after).toBe(text.replace('extension_', ''));
  });

  it("sends JAAS's prefix to the broker: in the trigger", () => {
    const text = `apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: {name: x}
spec:
  triggers:
    - type: kafka
      metadata:
        bootstrapServers: pkc-4abc9.eu-west-1.aws.confluent.cloud:9092
        sasl: oauthbearer
        tls: enable
        oauthTokenEndpointUri: https://acme.okta.com/oauth2/default/v1/token
        oauthExtensions: logicalCluster=lkc-4k7zq1,extension_identityPoolId=pool-Xq2b
`;
    const { findings, after } = linted('scaled.yaml', text);
    expect(findings).toEqual(['12:52 config/extension-prefix-misuse']);
    expect(after).toBe(text.replace('extension_', ''));
  });

  it('needs TLS for Confluent Cloud', () => {
    const text = `apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: {name: x}
spec:
  triggers:
    - type: kafka
      metadata:
        bootstrapServers: pkc-4abc9.eu-west-1.aws.confluent.cloud:9092
        sasl: oauthbearer
        tls: disable
        oauthTokenEndpointUri: https://acme.okta.com/oauth2/default/v1/token
        oauthExtensions: logicalCluster=lkc-4k7zq1,identityPoolId=pool-Xq2b
`;
    expect(linted('scaled.yaml', text).findings).toEqual(['10:14 config/security-protocol']);
  });
});
