import { describe, expect, it } from 'vitest';
import { soundFilesOf, soundly } from '../sound.ts';
import { linted } from './_linted.ts';

describe('the configuration of Grafana Alloy', () => {
  it.each(soundFilesOf('grafana-alloy'))('%s is sound', (path) => {
    const { configuration, settings } = soundly(path);
    expect(configuration.formatId).toBe(path.endsWith('.yaml') ? 'kubernetes' : 'grafana-alloy');
    expect(settings).toMatchObject({ securityProtocol: 'SASL_SSL', saslMechanism: expect.any(String) });
  });

  it('is judged where the fault stands', () => {
    const text = `loki.source.kafka "raw" {
  brokers = ["https://pkc-4abc9.eu-west-1.aws.confluent.cloud:443"]
  authentication {
    sasl_config { mechanism = "OAUTHBEARER" }
  }
}
`;
    expect(linted('config.alloy', text)).toMatchObject({
      id: 'grafana-alloy',
      findings: ['2:15 config/bootstrap-is-rest-endpoint'],
    });
    expect(linted('-', text).id).toBe('grafana-alloy');
  });
});
