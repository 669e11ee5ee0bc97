import { describe, expect, it } from 'vitest';
import { soundFilesOf, soundly } from '../sound.ts';
import { linted } from './_linted.ts';

describe('the configuration of ClickHouse', () => {
  it.each(soundFilesOf('clickhouse'))('%s is sound', (path) => {
    const { configuration, settings } = soundly(path);
    expect(configuration.formatId).toBe('clickhouse');
    expect(settings).toMatchObject({ client: 'librdkafka' });
    expect(settings['securityProtocol']).toMatch(/^SASL_SSL$/i);
  });

  it('is fixed in XML, with its entities', () => {
    const text = `<clickhouse><kafka>
  <security_protocol>SASL_SSL</security_protocol>
  <sasl_mechanism>OAUTHBEARER</sasl_mechanism>
  <sasl_oauthbearer_token_endpoint_url>login.example.com/token?a=1&amp;b=2</sasl_oauthbearer_token_endpoint_url>
  <sasl_oauthbearer_extensions>logical_cluster=lkc-4k7zq1</sasl_oauthbearer_extensions>
</kafka></clickhouse>
`;
    const { findings, lines, after } = linted('kafka.xml', text);
    expect(findings).toEqual(['4:40 config/token-url-no-scheme', '5:32 config/extension-key-underscore']);
    expect(lines[0]).toBe(
      '<!-- under kafka: -->\n<sasl_oauthbearer_token_endpoint_url>https://login.example.com/token?a=1&amp;b=2</sasl_oauthbearer_token_endpoint_url>',
    );
    expect(after).toContain('<sasl_oauthbearer_extensions>logicalCluster=lkc-4k7zq1<');
  });

  it('is rejected with the place of the error', () => {
    expect(() => linted('kafka.xml', '<a>\n  <b>text</c>\n</a>\n')).toThrow(
      /^kafka\.xml:2:\d+: not well-formed XML here$/,
    );
  });
});
