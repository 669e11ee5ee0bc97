import { describe, expect, it } from 'vitest';
import { linted } from './dialects/_linted.ts';

/** A JAAS string that is a secret as a whole, as charts and pipelines pass it on. */
describe('a JAAS string that comes from somewhere else', () => {
  const properties = (jaas: string): string => `bootstrap.servers=pkc-4abc9.eu-west-1.aws.confluent.cloud:9092
security.protocol=SASL_SSL
sasl.mechanism=OAUTHBEARER
sasl.login.callback.handler.class=org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginCallbackHandler
sasl.oauthbearer.token.endpoint.url=https://acme.okta.com/oauth2/default/v1/token
sasl.jaas.config=${jaas}
`;

  it.each([
    '${KAFKA_JAAS}',
    '${env:KAFKA_JAAS}',
    '${secrets:shop/kafka:jaas}',
    '{{ kafka_jaas }}',
    '@kafka.jaas@',
    '$KAFKA_JAAS',
    '$(KAFKA_JAAS)',
    '#{Kafka.Jaas}',
  ])('has no fault: %s', (jaas) => {
    expect(linted('client.properties', properties(jaas))).toMatchObject({
      findings: [],
      after: properties(jaas),
    });
  });

  it('has one where only a piece of it does', () => {
    const { findings } = linted('client.properties', properties('OAuthBearerLoginModule clientId="${ID}";'));
    expect(findings).toContain('6:41 config/jaas-quoting');
  });

  it.each([
    [
      'deployment.yaml',
      `apiVersion: apps/v1
kind: Deployment
metadata: { name: orders }
spec:
  template:
    spec:
      containers:
        - name: orders
          env:
            - { name: SPRING_KAFKA_PROPERTIES_SASL_MECHANISM, value: OAUTHBEARER }
            - { name: SPRING_KAFKA_PROPERTIES_SECURITY_PROTOCOL, value: SASL_SSL }
            - name: SPRING_KAFKA_PROPERTIES_SASL_JAAS_CONFIG
              valueFrom: { secretKeyRef: { name: kafka, key: jaas } }
`,
    ],
    [
      'task.json',
      JSON.stringify({
        containerDefinitions: [
          {
            environment: [{ name: 'KAFKA_SASL_MECHANISM', value: 'OAUTHBEARER' }],
            secrets: [
              { name: 'KAFKA_SASL_JAAS_CONFIG', valueFrom: 'arn:aws:ssm:eu-west-1:1:parameter/jaas' },
            ],
          },
        ],
      }),
    ],
    [
      'application.yml',
      'spring:\n  kafka:\n    properties:\n      sasl.mechanism: OAUTHBEARER\n      sasl.jaas.config: ${JAAS}\n',
    ],
  ])('has no fault in %s', (name, text) => {
    expect(linted(name, text).findings.filter((each) => /jaas|extension|client-id/.test(each))).toEqual([]);
  });
});
