import { describe, expect, it } from 'vitest';
import { soundFilesOf, soundly } from '../sound.ts';
import { linted } from './_linted.ts';

describe('a CockroachDB changefeed', () => {
  it.each(soundFilesOf('cockroachdb'))('%s is sound', (path) => {
    const { configuration, settings } = soundly(path);
    expect(configuration.formatId).toBe('cockroachdb');
    expect(settings).toMatchObject({ saslMechanism: expect.stringMatching(/^(?:OAUTHBEARER|PLAIN|SCRAM)/) });
  });

  const changefeed = (url: string): string =>
    `CREATE CHANGEFEED FOR TABLE orders\n  INTO 'kafka://kafka.internal:9093?tls_enabled=true&sasl_enabled=true&sasl_mechanism=OAUTHBEARER&sasl_client_id=0oa5kq2m8RtYx1Vb35d7&sasl_client_secret=YWJjU0VDUkVU&sasl_token_url=${url}';\n`;

  it('is judged at the part of its URI', () => {
    expect(
      linted('feed.sql', changefeed('https%3A%2F%2Facme.okta.com%2F.well-known%2Fopenid-configuration')),
    ).toMatchObject({
      id: 'cockroachdb',
      findings: ['2:182 config/token-url-is-issuer-or-discovery'],
      lines: [''],
    });
  });

  it('may have its URL in base64', () => {
    const encoded = Buffer.from('https://acme.okta.com/oauth2/default/v1/token').toString('base64');
    expect(linted('feed.sql', changefeed(encoded)).findings).toEqual([]);
  });
});
