import { describe, expect, it } from 'vitest';
import { soundFilesOf, soundly } from '../sound.ts';
import { linted } from './_linted.ts';

describe('the configuration of a TiCDC changefeed', () => {
  it.each(soundFilesOf('ticdc'))('%s is sound', (path) => {
    expect(soundly(path).configuration.formatId).toBe('ticdc');
  });

  it('is fixed in TOML', () => {
    const text = `[sink.kafka-config]
sasl-mechanism = "OAUTHBEARER"
sasl-oauth-client-id = "0oa5kq2m8RtYx1Vb35d7"
sasl-oauth-token-url = 'acme.okta.com/oauth2/default/v1/token'
`;
    const { findings, lines } = linted('changefeed.toml', text);
    expect(findings).toEqual(['4:25 config/token-url-no-scheme']);
    expect(lines).toEqual(["sasl-oauth-token-url = 'https://acme.okta.com/oauth2/default/v1/token'"]);
  });
});
