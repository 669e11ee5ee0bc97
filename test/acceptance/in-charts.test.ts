import { describe, expect, it } from 'vitest';
import { readClientFile } from '../../src/client-files/client-file.ts';
import { lint } from '../../src/doctor/lint.ts';

const PROPERTIES = [
  'security.protocol: SASL_SSL',
  'sasl.mechanism: OAUTHBEARER',
  'sasl.login.callback.handler.class: org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginCallbackHandler',
  'sasl.oauthbearer.token.endpoint.url: https://acme.okta.com/oauth2/default/v1/token',
  `sasl.jaas.config: org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required clientId="0oa5kq2m8RtYx1Vb35d7" clientSecret="abcSECRETdef0123456789";`,
];
const BOOTSTRAP = 'pkc-4abc9.eu-west-1.aws.confluent.cloud:9092';
const below = (indent: number): string => PROPERTIES.map((line) => `${' '.repeat(indent)}${line}\n`).join('');

const KAFBAT = `yamlApplicationConfig:\n  kafka:\n    clusters:\n      - name: cc\n        bootstrapServers: ${BOOTSTRAP}\n        properties:\n${below(10)}`;
const AKHQ = `configuration:\n  akhq:\n    connections:\n      cc:\n        properties:\n          bootstrap.servers: ${BOOTSTRAP}\n${below(10)}`;
const argo = (values: string): string =>
  `apiVersion: argoproj.io/v1alpha1\nkind: Application\nspec:\n  source:\n    helm:\n      values: |\n${values.replace(/^(?=[^\n])/gm, '        ')}`;

describe('a client in the values of a chart', () => {
  it.each([
    ['Kafbat UI', KAFBAT, 11],
    ['AKHQ', AKHQ, 11],
    ['Kafbat UI, by Argo CD', argo(KAFBAT), 17],
    ['AKHQ, by Argo CD', argo(AKHQ), 17],
  ])('%s is everything that the client gets', (_, text, line) => {
    const { findings } = lint(readClientFile('values.yaml', Buffer.from(text)), { env: {} });
    expect(findings.map(({ id, place }) => [id, place?.line])).toEqual([
      ['config/extension-missing-cluster', line],
    ]);
  });
});
