import { describe, expect, it } from 'vitest';
import { soundFilesOf, soundly } from '../sound.ts';

describe('a notebook', () => {
  it.each(soundFilesOf('notebook'))('%s is sound', (path) => {
    const { configuration, settings } = soundly(path);
    expect(configuration).toMatchObject({ formatId: 'client-code', language: 'python' });
    expect(settings).toMatchObject({ client: 'librdkafka', clientId: '0oa5kq2m8RtYx1Vb35d7' });
  });

  it('knows the line of a value', () => {
    const { configuration } = soundly('fixtures/client-files/notebook/orders.ipynb');
    expect(configuration.places['tokenEndpoint']).toEqual({ line: 24, column: 48 });
  });

  it("knows that one cell reads another cell's secret from the environment", () => {
    const { elsewhere } = soundly('fixtures/client-files/notebook/secrets.ipynb');
    expect(elsewhere).toEqual([
      expect.objectContaining({ key: 'clientSecret', where: 'the environment variable KAFKA_SECRET' }),
    ]);
  });
});
