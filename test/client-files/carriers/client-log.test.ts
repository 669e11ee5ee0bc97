import { describe, expect, it } from 'vitest';
import { givenByClientFile, readClientFile } from '../../../src/client-files/client-file.ts';
import { soundFilesOf, soundly } from '../sound.ts';

describe("a client's log", () => {
  it.each(soundFilesOf('client-log'))('%s is sound', (path) => {
    const { settings } = soundly(path);
    expect(settings).toMatchObject({
      tokenEndpoint: 'https://acme.okta.com/oauth2/default/v1/token',
      saslMechanism: 'OAUTHBEARER',
    });
  });

  it('knows that the secret is set', () => {
    const { settings, configuration } = soundly('fixtures/client-files/client-log/admin-client.txt');
    expect(settings).not.toHaveProperty('clientSecret');
    expect(settings).not.toHaveProperty('scope');
    expect(configuration).toMatchObject({ isPartial: true, part: 'AdminClientConfig values' });
  });

  it('knows the version that the client printed beside it, and of several starts the last', () => {
    const start = (scope: string): string =>
      `INFO ProducerConfig values: \n\tbootstrap.servers = [b.example:9092]\n\tsasl.mechanism = OAUTHBEARER\n\tsasl.oauthbearer.scope = ${scope}\n\nINFO Kafka version: 4.1.0\n`;
    const { settings } = read(`${start('old')}${start('new')}`);
    expect(settings).toMatchObject({ clientVersion: '4.1.0', scope: 'new' });
  });

  it('keeps clients of librdkafka apart that start at the same moment', () => {
    const line = (client: string, pair: string): string =>
      `%7|1718691008.1|CONF|rdkafka#${client}| [thrd:app]:   ${pair}\n`;
    const { settings, oddities } = read(
      [
        line('producer-1', 'sasl.mechanisms = OAUTHBEARER'),
        line('consumer-2', 'sasl.mechanisms = PLAIN'),
        line('producer-1', 'sasl.oauthbearer.client.id = orders'),
        line('consumer-2', 'sasl.username = key'),
      ].join(''),
    );
    expect(settings).toMatchObject({ saslMechanism: 'OAUTHBEARER', clientId: 'orders' });
    expect(oddities).toEqual([]);
  });
});

/** As `lint app.log` reads it. */
function read(text: string): {
  readonly settings: Readonly<Record<string, unknown>>;
  readonly oddities: readonly unknown[];
} {
  const { settings, configuration } = givenByClientFile(readClientFile('app.log', Buffer.from(text)), {});
  return { settings, oddities: configuration.oddities };
}
