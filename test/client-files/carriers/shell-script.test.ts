import { describe, expect, it } from 'vitest';
import { soundFilesOf, soundly } from '../sound.ts';

describe('a shell script', () => {
  it.each(soundFilesOf('shell-script'))('%s is sound', (path) => {
    const { settings } = soundly(path);
    expect(settings).toMatchObject({
      tokenEndpoint: 'https://acme.okta.com/oauth2/default/v1/token',
      saslMechanism: 'OAUTHBEARER',
      bootstrapServers: 'pkc-4abc9.eu-west-1.aws.confluent.cloud:9092',
    });
  });

  it('expands a here-document from its environment', () => {
    const { elsewhere, configuration } = soundly('fixtures/client-files/shell-script/here-document.sh');
    expect(elsewhere).toEqual([expect.objectContaining({ where: 'the environment variable KAFKA_SECRET' })]);
    expect(configuration.part).toBe('the file client.properties');
  });
});
