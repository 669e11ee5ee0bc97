import { describe, expect, it } from 'vitest';
import { givenByClientFile, readClientFile } from '../../../src/client-files/client-file.ts';
import { lint } from '../../../src/doctor/lint.ts';
import { soundFilesOf, soundly } from '../sound.ts';

describe('the configuration of Vector', () => {
  it.each(soundFilesOf('vector'))('%s is sound', (path) => {
    const { configuration, settings } = soundly(path);
    expect(configuration).toMatchObject({
      formatId: 'vector',
      part: expect.stringMatching(/^(?:sources|sinks)\.orders$/),
    });
    expect(settings).toMatchObject({ client: 'librdkafka', groups: 'vector', logicalCluster: 'lkc-4k7zq1' });
  });

  it("has librdkafka's names in its options", () => {
    const text = [
      'sinks:',
      '  bus:',
      '    type: kafka',
      '    bootstrap_servers: pkc-4abc9.eu-west-1.aws.confluent.cloud:9092',
      '    librdkafka_options:',
      '      security.protocol: SASL_SSL',
      '      sasl.mechanism: OAUTHBEARER',
      '      sasl.oauthbearer.client.id: Fq3xW8yTz0PbLk5vRm7NcJd2HsGa9UeQ',
      '      sasl.oauthbearer.client.secret: ${VECTOR_SECRET}',
      '      sasl.oauthbearer.token.endpoint.url: https://acme.eu.auth0.com/oauth/token',
      '      sasl.oauthbearer.extensions: logicalCluster=lkc-7yy31',
    ].join('\n');
    const file = readClientFile('vector.yaml', Buffer.from(text));
    expect(givenByClientFile(file, {}).configuration.prefix).toBe('sinks.bus.librdkafka_options.');
    expect(lint(file, { env: {} }).findings.map(({ id }) => id)).toEqual(['config/method-not-oidc']);
  });
});
