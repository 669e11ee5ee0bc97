import { readFile } from 'node:fs/promises';
import { describe, expect, it } from 'vitest';
import { environmentOf } from '../../src/settings/environment.ts';
import { loadTarget } from '../../src/doctor/load.ts';
import { UsageError } from '../../src/text/problem.ts';

const PEM = '-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n';

const seen = async (env: Record<string, string>, own: Parameters<typeof environmentOf>[1] = {}) => {
  const warnings: string[] = [];
  const files: Record<string, string> = { 'ca.pem': PEM, 'notes.txt': 'no certificate' };
  const { environment, problems } = await environmentOf(
    {
      env,
      readFile: async (path) =>
        files[path] === undefined ? readFile(`/nowhere/${path}`) : Buffer.from(files[path]),
    },
    own,
    (line) => warnings.push(line),
  );
  const { httpsProxy, httpProxy, noProxy, extraCa } = environment;
  return {
    https: httpsProxy && `${httpsProxy.rule} ${httpsProxy.url.reveal()}`,
    http: httpProxy && `${httpProxy.rule} ${httpProxy.url.reveal()}`,
    noProxy: noProxy && `${noProxy.rule} ${noProxy.hosts.join('|')}`,
    extraCa: extraCa?.file,
    problems,
    warnings,
  };
};
const NOTHING = {
  https: undefined,
  http: undefined,
  noProxy: undefined,
  extraCa: undefined,
  problems: [],
  warnings: [],
};

describe('proxies of the environment', () => {
  it.each([
    [{ HTTPS_PROXY: 'p:1' }, { https: 'HTTPS_PROXY p:1' }],
    [{ https_proxy: 'p:1', HTTPS_PROXY: 'q:2' }, { https: 'https_proxy p:1' }],
    [{ https_proxy: '', HTTPS_PROXY: 'q:2' }, { https: 'HTTPS_PROXY q:2' }],
    [{ ALL_PROXY: 'p:1' }, { https: 'ALL_PROXY p:1', http: 'ALL_PROXY p:1' }],
    [
      { ALL_PROXY: 'p:1', HTTPS_PROXY: 'q:2' },
      { https: 'HTTPS_PROXY q:2', http: 'ALL_PROXY p:1' },
    ],
    [{ http_proxy: 'p:1' }, { http: 'http_proxy p:1' }],
    [{ HTTP_PROXY: 'p:1' }, {}],
    [{ NO_PROXY: ' a.test, b.test c.test,,' }, { noProxy: 'NO_PROXY a.test|b.test|c.test' }],
    [{ no_proxy: 'a.test', NO_PROXY: 'b.test' }, { noProxy: 'no_proxy a.test' }],
    [{}, {}],
  ] as const)('%o', async (env, expected) => {
    expect(await seen(env as Record<string, string>)).toEqual({ ...NOTHING, ...expected });
  });
  it('are ignored if the target has a proxy, or none at all', async () => {
    const env = { HTTPS_PROXY: 'socks5://p:1', NO_PROXY: '*' };
    expect(await seen(env, { proxy: 'own' })).toEqual(NOTHING);
    expect(await seen(env, { noProxy: { hosts: ['*'] } })).toEqual(NOTHING);
  });
  it.each([
    ['socks5://me:pw-of-mine@p:1', /SOCKS/],
    ['socks4a://p:1', /SOCKS/],
    ['ftp://p:1', /;/],
    ['http://', /;/],
    ['a b', /;/],
    ['http://p:99999', /;/],
    // Quotation marks in an env file that only a shell would remove.
    ['"http://me:pw-of-mine@p:1"', /quotation marks/],
    ["'p:1'", /quotation marks/],
    ['http://wpad.acme.test/proxy.pac', /PAC file/],
    ['http://wpad.acme.test/wpad.dat?x=1', /PAC file/],
    ['http://me:pw-of-mine#1@p:1', /percent-encode/],
    ['http://me:pw-of-mine/1@p:1', /percent-encode/],
  ])('of another kind are rejected, without showing them: %s', async (url, why) => {
    const { problems, https } = await seen({ ALL_PROXY: url });
    expect(https).toBeUndefined();
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatch(/^ALL_PROXY: is not the URL of an HTTP proxy/);
    expect(problems[0]).toMatch(why);
    expect(problems[0]).toContain('--proxy none');
    expect(problems[0]).not.toContain('pw-of-mine');
  });
});

describe('NODE_EXTRA_CA_CERTS', () => {
  it('is read', async () => {
    expect(await seen({ NODE_EXTRA_CA_CERTS: 'ca.pem' })).toEqual({ ...NOTHING, extraCa: 'ca.pem' });
  });
  it.each([
    ['gone.pem', 'file not found'],
    ['notes.txt', 'contains no certificate'],
  ])('that cannot be used is reported: %s', async (file, why) => {
    const { extraCa, warnings, problems } = await seen({ NODE_EXTRA_CA_CERTS: file });
    expect({ extraCa, problems }).toEqual({ extraCa: undefined, problems: [] });
    expect(warnings).toHaveLength(1);
    expect(warnings[0]).toContain(why);
  });
});

describe('a target', () => {
  const load = (flags: Record<string, unknown>, env: Record<string, string>) =>
    loadTarget({
      flags: { 'token-endpoint': 'https://idp.example/token', ...flags },
      env,
      readFile: async () => new Uint8Array(),
      readStdin: async () => new Uint8Array(),
      warn: () => undefined,
    });

  it('uses the environment as it is, and ignores it offline', async () => {
    const env = { HTTPS_PROXY: 'http://p.example:3128' };
    expect((await load({}, env)).environment?.httpsProxy?.rule).toBe('HTTPS_PROXY');
    expect((await load({ offline: true }, env)).environment).toBeUndefined();
    expect((await load({}, {})).environment).toBeUndefined();
  });
  it('can disable all of it', async () => {
    const { proxy, noProxy, environment } = await load({ proxy: 'none' }, { HTTPS_PROXY: 'socks5://x:1' });
    expect({ proxy, noProxy, environment }).toEqual({
      proxy: undefined,
      noProxy: { hosts: ['*'], rule: '--proxy none' },
      environment: undefined,
    });
  });
  it('can have its own exceptions', async () => {
    const target = await load({ 'no-proxy': ['a.test,b.test'] }, { HTTPS_PROXY: 'p:1', NO_PROXY: 'c.test' });
    expect(target.noProxy).toEqual({ hosts: ['a.test', 'b.test'], rule: '--no-proxy' });
  });
  it('is rejected with an unusable proxy', async () => {
    await expect(load({}, { HTTPS_PROXY: 'socks5h://p:1080' })).rejects.toThrow(UsageError);
    await expect(load({ proxy: 'socks5://p:1080' }, {})).rejects.toThrow(/SOCKS/);
  });
});
