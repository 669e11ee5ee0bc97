import { describe, expect, it } from 'vitest';
import { soundFilesOf, soundly } from '../sound.ts';

describe('a Dockerfile', () => {
  it.each(soundFilesOf('dockerfile'))('%s is sound', (path) => {
    const { settings } = soundly(path);
    expect(settings).toMatchObject({
      tokenEndpoint: 'https://acme.okta.com/oauth2/default/v1/token',
      saslMechanism: 'OAUTHBEARER',
      bootstrapServers: 'pkc-4abc9.eu-west-1.aws.confluent.cloud:9092',
    });
  });

  it('has places', () => {
    const { configuration } = soundly('fixtures/client-files/dockerfile/librdkafka.Dockerfile');
    expect(configuration.places).toMatchObject({
      bootstrapServers: { line: 4, column: 29 },
      saslMechanism: { line: 5, column: 63 },
      tokenEndpoint: { line: 8, column: 47 },
    });
  });
});
