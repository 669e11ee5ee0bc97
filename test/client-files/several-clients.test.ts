import { describe, expect, it } from 'vitest';
import { clientsIn, readClientFile } from '../../src/client-files/client-file.ts';
import { linted } from './dialects/_linted.ts';

const GOOD = 'https://acme.okta.com/oauth2/default/v1/token';
const BAD = 'https://acme.okta.com/.well-known/openid-configuration';

const deployment = (name: string, url: string): string => `apiVersion: apps/v1
kind: Deployment
metadata: { name: ${name} }
spec:
  template:
    spec:
      containers:
        - name: ${name}
          env:
            - { name: KAFKA_SECURITY_PROTOCOL, value: SASL_SSL }
            - { name: KAFKA_SASL_MECHANISM, value: OAUTHBEARER }
            - name: KAFKA_SASL_OAUTHBEARER_TOKEN_ENDPOINT_URL
              value: ${url}
`;

const scaler = `apiVersion: keda.sh/v1alpha1
kind: ScaledObject
metadata: { name: orders }
spec:
  triggers:
    - type: kafka
      metadata:
        bootstrapServers: kafka.internal:9092
        sasl: oauthbearer
        tls: enable
        oauthTokenEndpointUri: ${GOOD}
      authenticationRef: { name: kafka }
`;

const component = `apiVersion: dapr.io/v1alpha1
kind: Component
metadata: { name: bus }
spec:
  type: pubsub.kafka
  version: v1
  metadata:
    - { name: brokers, value: "kafka.internal:9092" }
    - { name: authType, value: oidc }
    - { name: oidcTokenEndpoint, value: "${BAD}" }
`;

const clients = (text: string): readonly (string | undefined)[] =>
  clientsIn(readClientFile('all.yaml', Buffer.from(text))).map(
    ({ reading, format }) => reading.as?.id ?? format.id,
  );

describe('several clients in one manifest', () => {
  it.each([
    ['a scaler and a Deployment', [scaler, deployment('orders', BAD)], ['keda', 'kubernetes']],
    ['a Deployment and a scaler', [deployment('orders', BAD), scaler], ['keda', 'kubernetes']],
    ['a component of Dapr and a Deployment', [component, deployment('orders', GOOD)], ['dapr', 'kubernetes']],
    ['two Deployments', [deployment('a', GOOD), deployment('b', BAD)], ['kubernetes', 'kubernetes']],
    [
      'all of them',
      [deployment('a', GOOD), component, scaler, deployment('b', GOOD)],
      ['dapr', 'keda', 'kubernetes', 'kubernetes'],
    ],
  ])('%s are all read', (_, objects, ids) => {
    const text = objects.join('---\n');
    expect([...clients(text)].toSorted()).toEqual(ids);
    const faults = linted('all.yaml', text).findings.filter((each) => each.includes('token-url'));
    expect(faults).toHaveLength(1);
  });

  it('are one where two formats read the same values', () => {
    expect(clients(deployment('orders', GOOD))).toEqual(['kubernetes']);
    expect(clients(scaler)).toEqual(['keda']);
  });

  it('are the services of a Compose file', () => {
    const service = (name: string, url: string): string => `  ${name}:
    image: ${name}
    environment:
      KAFKA_SASL_MECHANISM: OAUTHBEARER
      KAFKA_SECURITY_PROTOCOL: SASL_SSL
      KAFKA_SASL_OAUTHBEARER_TOKEN_ENDPOINT_URL: ${url}
`;
    const text = `services:\n${service('a', GOOD)}${service('b', BAD)}`;
    expect(clients(text)).toHaveLength(2);
    expect(linted('compose.yaml', text).findings).toEqual(['13:50 config/token-url-is-issuer-or-discovery']);
  });

  it('are none beside those that sign in otherwise', () => {
    expect(
      clients([deployment('a', GOOD), deployment('b', GOOD).replace('OAUTHBEARER', 'PLAIN')].join('---\n')),
    ).toEqual(['kubernetes']);
  });
});
