import { describe, expect, it } from 'vitest';
import { readClientFile } from '../../src/client-files/client-file.ts';
import { loadTarget } from '../../src/doctor/load.ts';
import { lint } from '../../src/doctor/lint.ts';

const ODD = ['SASL-SSL', 'SASL_SSL # encrypted', '"SASL_SSL"', 'SASL_SSL\u00a0', ''];

const file = (protocol: string, more = ''): string =>
  `security.protocol=${protocol}\nsasl.mechanisms=OAUTHBEARER\nsasl.oauthbearer.method=oidc\n${more}`;

const load = (
  flags: Readonly<Record<string, unknown>>,
  { text = '', env = {} }: { readonly text?: string; readonly env?: Readonly<Record<string, string>> } = {},
) =>
  loadTarget({
    flags: { offline: true, ...flags },
    env,
    readFile: () => Promise.resolve(Buffer.from(text)),
    readStdin: () => Promise.resolve(Buffer.alloc(0)),
    warn: () => {},
  });

describe('a security.protocol that no client knows', () => {
  it.each(ODD)("is evidence in a client's file: %j", async (protocol) => {
    const target = await load({ 'client-config': 'librdkafka.conf' }, { text: file(protocol) });
    expect(target.securityProtocol).toBe(protocol.trim());
  });

  it.each(ODD.filter((protocol) => protocol.trim() === protocol && protocol !== ''))(
    'is rejected in our own settings: %j',
    async (protocol) => {
      const url = { 'token-endpoint': 'https://idp.example/token' };
      await expect(load({ ...url, 'security-protocol': protocol })).rejects.toThrow(
        /--security-protocol: is /,
      );
      await expect(load(url, { env: { OAUTHBEARER_SECURITY_PROTOCOL: protocol } })).rejects.toThrow(
        /OAUTHBEARER_SECURITY_PROTOCOL: is /,
      );
      await expect(
        load({ config: 'oauthbearer.yaml' }, { text: JSON.stringify({ securityProtocol: protocol }) }),
      ).rejects.toThrow(/securityProtocol: is /);
    },
  );

  it('is overridden by a flag', async () => {
    const target = await load(
      { 'client-config': 'librdkafka.conf', 'security-protocol': 'sasl_ssl' },
      { text: file('SASL-SSL') },
    );
    expect(target.securityProtocol).toBe('SASL_SSL');
  });

  it.each([
    ['sasl_ssl', 'SASL_SSL'],
    [' SASL_SSL', 'SASL_SSL'],
    ['SASL_SSL ', 'SASL_SSL '],
  ])('is distinguished from one that librdkafka accepts: %j', async (protocol, read) => {
    const text = JSON.stringify({ 'security.protocol': protocol, 'sasl.mechanisms': 'OAUTHBEARER' });
    const target = await load({ 'client-config': 'librdkafka.json' }, { text });
    expect(target.securityProtocol).toBe(read);
  });
});

it('a switch that is neither true nor false is not a usage error of lint', () => {
  const text = `sasl.mechanism=OAUTHBEARER\nsasl.login.callback.handler.class=x.Y\nsasl.oauthbearer.header.urlencode=yes\n`;
  const { problems, findings, target } = lint(readClientFile('client.properties', Buffer.from(text)), {
    env: {},
  });
  expect(problems).toEqual([]);
  expect(target.headerUrlencode).toBeUndefined();
  expect(findings.map(({ id }) => id)).toContain('config/switch-not-true-or-false');
});
