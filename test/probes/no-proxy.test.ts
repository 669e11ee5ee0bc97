import { execFile, execFileSync } from 'node:child_process';
import { createServer, type AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { exceptionFor } from '../../src/probes/no-proxy.ts';

/** https://curl.se/docs/manpage.html#--noproxy and https://everything.curl.dev/usingcurl/proxies/env, as a table. */
const BOTH: readonly (readonly [list: string, host: string, holds: boolean])[] = [
  ['local.com', 'local.com', true],
  ['local.com', 'www.local.com', true],
  ['local.com', 'www.notlocal.com', false],
  ['ample.com', 'ample.com.org', false],
  ['.example.com', 'home.example.com', true],
  ['.example.com', 'nonexample.com', false],
  ['.example.com', 'example.com', true],
  ['example.com.', 'www.example.com', true],
  ['EXAMPLE.com', 'www.Example.COM', true],
  ['one.test,two.test', 'two.test', true],
  ['*', 'anything.test', true],
  ['192.168.0.0/16', '192.168.7.9', true],
  ['192.168.0.0/16', '192.169.7.9', false],
  ['10.0.0.1', '10.0.0.1', true],
  ['10.0.0.1', '10.0.0.11', false],
  ['10.0.0.0/33', '10.0.0.1', false],
  ['10.0.0.0/8', 'ten.test', false],
  ['0.0.1', '10.0.0.1', false],
  ['.', 'example.com', false],
];

/**
 * Supported by most programs (https://pkg.go.dev/golang.org/x/net/http/httpproxy, undici's EnvHttpProxyAgent), but not
 * by curl.
 */
const COMMON: readonly (readonly [list: string, host: string, holds: boolean])[] = [
  ['*.example.com', 'www.example.com', true],
  ['other.test,*', 'www.example.com', true],
  ['example.com:443', 'www.example.com', true],
  ['example.com:8443', 'www.example.com', false],
  ['10.0.0.1:443', '10.0.0.1', true],
  ['[::1]:443', '::1', true],
  ['[::1]', '::1', true],
];

const holds = (list: string, host: string, dialect?: 'curl'): boolean =>
  exceptionFor({ host, port: 443 }, list.split(','), dialect) !== undefined;

describe('proxy exceptions', () => {
  it.each(BOTH)('%s and %s: %s, for all programs', (list, host, expected) => {
    expect(holds(list, host)).toBe(expected);
    expect(holds(list, host, 'curl')).toBe(expected);
  });
  it.each(COMMON)('%s and %s: %s, and never for curl', (list, host, expected) => {
    expect(holds(list, host)).toBe(expected);
    expect(holds(list, host, 'curl')).toBe(false);
  });
  it.each([
    ['fd00::/8', 'fd12::1', true],
    ['fd00::/8', 'fe80::1', false],
    ['::1', '0:0:0:0:0:0:0:1', true],
    ['10.0.0.0/8', '::ffff:a00:1', false],
  ] as const)('%s and %s: %s', (list, host, expected) => expect(holds(list, host)).toBe(expected));
  it('says which of them it was', () => {
    expect(exceptionFor({ host: 'idp.acme.example', port: 443 }, ['x.test', '.acme.example', '*'])).toBe(
      '.acme.example',
    );
  });
  it('accept any text in the variable', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.oneof(fc.domain(), fc.ipV4(), fc.ipV6()), (list, host) => {
        const found = exceptionFor({ host, port: 443 }, list);
        expect(found === undefined || list.includes(found)).toBe(true);
      }),
    );
  });
  it('apply to a domain and its subdomains, and to nothing that only ends like it', () => {
    fc.assert(
      fc.property(fc.domain(), fc.stringMatching(/^[a-z][a-z0-9]{0,8}$/), (domain, label) => {
        for (const entry of [domain, `.${domain}`]) {
          expect(holds(entry, domain)).toBe(true);
          expect(holds(entry, `${label}.${domain}`)).toBe(true);
          expect(holds(entry, `${label}${domain}`)).toBe(false);
        }
      }),
    );
  });
  it("apply only to a network's addresses", () => {
    const number = (ip: string): number => ip.split('.').reduce((all, part) => all * 256 + Number(part), 0);
    fc.assert(
      fc.property(fc.ipV4(), fc.ipV4(), fc.integer({ min: 1, max: 32 }), (network, host, bits) => {
        const size = 2 ** (32 - bits);
        const expected = Math.floor(number(network) / size) === Math.floor(number(host) / size);
        expect(holds(`${network}/${bits}`, host)).toBe(expected);
      }),
    );
  });
});

/** CIDR notation came with 7.86.0; later additions are not tested here. */
const curlVersion = (): number => {
  try {
    const [, major = '0', minor = '0'] =
      /^curl (\d+)\.(\d+)/.exec(execFileSync('curl', ['-V']).toString()) ?? [];
    return Number(major) * 1000 + Number(minor);
  } catch {
    return 0;
  }
};

describe.skipIf(curlVersion() < 7086)('the same list, for curl itself', () => {
  const proxy = createServer((socket) => socket.on('error', () => undefined).end('HTTP/1.1 403 No\r\n\r\n'));
  const server = createServer((socket) =>
    socket.on('error', () => undefined).end('HTTP/1.1 204 Here\r\n\r\n'),
  );
  const portOf = (each: typeof proxy): number => (each.address() as AddressInfo).port;
  beforeAll(async () => {
    for (const each of [proxy, server])
      await new Promise<void>((resolve) => each.listen(0, '127.0.0.1', resolve));
  });
  afterAll(() => [proxy, server].forEach((each) => each.close()));

  /**
   * Whether curl connects directly: with `--connect-to`, a request that does not go to the proxy reaches the server.
   */
  const goesStraight = async (list: string, host: string): Promise<boolean> => {
    const { stdout } = await promisify(execFile)(
      'curl',
      [
        '-s',
        '-o',
        '/dev/null',
        '-w',
        '%{http_code} %{http_connect}',
        '--connect-to',
        `::127.0.0.1:${portOf(server)}`,
        `http://${host}/`,
      ],
      {
        env: {
          PATH: process.env['PATH'] ?? '',
          http_proxy: `http://127.0.0.1:${portOf(proxy)}`,
          no_proxy: list,
        },
      },
    ).catch((error: unknown) => error as { readonly stdout: string });
    return stdout.startsWith('204');
  };

  it.each([...BOTH, ...COMMON.filter(([list]) => !list.startsWith('['))])('%s and %s', async (list, host) => {
    expect(await goesStraight(list, host)).toBe(holds(list, host, 'curl'));
  });
});
