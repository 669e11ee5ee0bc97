import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { connect, type AddressInfo, type Socket } from 'node:net';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it, onTestFinished } from 'vitest';
import { makeAuthority } from '../../src/lab/certificates.ts';
import type { Report, ReportPath } from '../../src/report/report.ts';
import { reportSchema } from '../../src/report/schema.ts';
import { CLOSED_PORT } from '../../src/lab/network/world.ts';
import { httpsServer, tcpServer, trusted } from '../probes/_servers.ts';
import { oauthbearer } from './_terminal.ts';

const PASSWORD = 'pr0xy-Passw0rd/77';
const LOGIN = `me:${encodeURIComponent(PASSWORD)}`;

let folder: string;
let caFile: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'oauthbearer-paths-'));
  caFile = join(folder, 'ca.pem');
  await writeFile(caFile, (await trusted()).root);
});
afterAll(async () => rm(folder, { recursive: true, force: true }));

type Leaf = { readonly cert: string; readonly key: string };

/** An HTTP proxy made with Node, which requires Basic authentication (RFC 7617), or gives the configured answer. */
async function proxy({ answer, leaf }: { readonly answer?: string; readonly leaf?: Leaf } = {}) {
  const asked: string[] = [];
  const sockets = new Set<Socket>();
  const server = (leaf === undefined ? createServer() : createHttpsServer(leaf)).on(
    'connection',
    (socket: Socket) => void sockets.add(socket),
  );
  server.on('connect', ({ url = '', headers }, near: Socket) => {
    asked.push(url);
    near.on('error', () => undefined);
    if (answer !== undefined) return void near.end(answer);
    const login = Buffer.from((headers['proxy-authorization'] ?? '').slice(6), 'base64').toString();
    if (login !== `me:${PASSWORD}`)
      return void near.end(
        'HTTP/1.1 407 No\r\nProxy-Authenticate: Negotiate\r\nProxy-Authenticate: NTLM\r\nProxy-Authenticate: Basic realm="corp, inc", charset="UTF-8"\r\n\r\n',
      );
    const [host = '', port] = url.split(':');
    const far = connect(Number(port), host === 'localhost' ? '127.0.0.1' : host, () => {
      near.write('HTTP/1.1 200 Connection established\r\n\r\n');
      near.pipe(far).pipe(near);
    });
    far.on('error', () => near.destroy());
    sockets.add(far);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  const { port } = server.address() as AddressInfo;
  return { authority: `127.0.0.1:${port}`, asked };
}

/** A token endpoint that refuses everyone, which is enough for these tests. */
const identityProvider = () =>
  httpsServer(() => ({
    status: 401,
    body: { error: 'invalid_client', error_description: 'no such client' },
  }));

const examine = async (url: string, env: Record<string, string>, ...flags: readonly string[]) => {
  const session = await oauthbearer(
    [
      ...['doctor', '--token-endpoint', `${url}/token`, '--client-id', 'orders'],
      ...['--client-secret-env', 'SECRET', '--no-experiments', '--format', 'json', ...flags],
    ],
    { env: { SECRET: 'q3ZpyT8sXv5Lm', ...env } },
  );
  expect(session.stdout + session.stderr).not.toContain(PASSWORD);
  expect(session.stdout + session.stderr).not.toContain(encodeURIComponent(PASSWORD));
  const report = JSON.parse(session.stdout === '' ? '{}' : session.stdout) as Report;
  if (session.stdout !== '') expect(reportSchema.safeParse(report).error?.issues).toBeUndefined();
  const wayOf = (what: string): ReportPath | undefined =>
    report.paths?.find((path) => path.for.includes(what));
  return { ...session, report, wayOf, causes: report.rootCauses?.map(({ id }) => id) };
};

describe('a proxy of the environment', () => {
  it('is used with its user name and password, and the report says so', async () => {
    const [idp, corp] = [await identityProvider(), await proxy()];
    const { wayOf, report } = await examine(
      idp.url,
      { HTTPS_PROXY: `http://${LOGIN}@${corp.authority}` },
      '--ca-file',
      caFile,
    );
    expect(wayOf('token')).toEqual({
      to: `localhost:${idp.port}`,
      for: ['token'],
      proxy: corp.authority,
      rule: 'HTTPS_PROXY',
      address: '127.0.0.1',
      tls: 'TLSv1.3',
      trust: caFile,
      remark: 'a Java client does not read HTTPS_PROXY; --as java goes its way',
    });
    expect(corp.asked).toContain(`localhost:${idp.port}`);
    expect(report.checks.find(({ id }) => id === 'network/proxy-lets-through')?.status).toBe('pass');
    expect(report.checks.find(({ id }) => id === 'network/idp-resolves')?.status).toBe('pass');
  });
  it('is not used by a Java client', async () => {
    const [idp, corp] = [await identityProvider(), await proxy()];
    const { wayOf } = await examine(
      idp.url,
      { HTTPS_PROXY: `http://${LOGIN}@${corp.authority}` },
      ...['--ca-file', caFile, '--as', 'java'],
    );
    expect(wayOf('token')).toMatchObject({
      tls: 'TLSv1.3',
      remark: expect.stringContaining('HTTPS_PROXY') as string,
    });
    expect(wayOf('token')?.proxy).toBeUndefined();
    expect(corp.asked).not.toContain(`localhost:${idp.port}`);
  });
  it('is bypassed when NO_PROXY says so', async () => {
    const [idp, corp] = [await identityProvider(), await proxy()];
    const env = { HTTPS_PROXY: `http://${corp.authority}`, NO_PROXY: 'localhost' };
    const { wayOf } = await examine(idp.url, env, '--ca-file', caFile);
    expect(wayOf('token')).toMatchObject({ rule: 'NO_PROXY (localhost)', tls: 'TLSv1.3' });
    expect(corp.asked).not.toContain(`localhost:${idp.port}`);
  });
  it('is ignored with --proxy none', async () => {
    const idp = await identityProvider();
    const env = { HTTPS_PROXY: `http://127.0.0.1:${CLOSED_PORT}` };
    const { wayOf, causes } = await examine(idp.url, env, '--ca-file', caFile, '--proxy', 'none');
    expect(wayOf('token')).toMatchObject({ address: '127.0.0.1', tls: 'TLSv1.3' });
    expect(wayOf('token')?.proxy).toBeUndefined();
    expect(causes?.join()).not.toContain('proxy');
  });
  it('may be reached over TLS', async () => {
    const idp = await identityProvider();
    const corp = await proxy({ leaf: await (await trusted()).leaf({ names: ['127.0.0.1'] }) });
    const env = { HTTPS_PROXY: `https://${LOGIN}@${corp.authority}` };
    const { wayOf } = await examine(idp.url, env, '--ca-file', caFile);
    expect(wayOf('token')).toMatchObject({ proxy: corp.authority, tls: 'TLSv1.3' });
  });
  it('is in a recorded run too', async () => {
    const [idp, corp] = [await identityProvider(), await proxy()];
    const bundle = join(folder, 'run.json');
    const env = { HTTPS_PROXY: `http://${LOGIN}@${corp.authority}` };
    const { report } = await examine(idp.url, env, '--ca-file', caFile, '--bundle', bundle);
    expect(await readFile(bundle, 'utf8')).not.toContain(PASSWORD);
    const again = await oauthbearer(['replay', bundle, '--format', 'json']);
    expect((JSON.parse(again.stdout) as Report).paths).toEqual(report.paths);
    const forPeople = await oauthbearer(['replay', bundle]);
    expect(forPeople.stdout.replace(/\s+/g, ' ')).toContain(
      `localhost:${idp.port} (token): through ${corp.authority} by HTTPS_PROXY, 127.0.0.1 (IPv4), TLSv1.3, trusted by`,
    );
  });
  it('with SOCKS ends the run before anything is contacted', async () => {
    const idp = await identityProvider();
    const { code, stdout, stderr } = await examine(idp.url, { ALL_PROXY: `socks5://${LOGIN}@p:1080` });
    expect({ code, stdout, contacted: idp.connections() }).toEqual({ code: 2, stdout: '', contacted: 0 });
    expect(stderr).toMatch(/^oauthbearer: ALL_PROXY: .*SOCKS/);
  });
});

describe('a proxy that does not work', () => {
  it.each([
    [
      'a wrong password',
      'me:wrong',
      undefined,
      'network/tcp-proxy-auth',
      /although .* were sent.*Negotiate, NTLM, Basic/,
    ],
    ['no password', '', undefined, 'network/tcp-proxy-auth', /without a user name.*Negotiate, NTLM, Basic/],
    ['a rule', LOGIN, 'HTTP/1.1 403 Forbidden\r\n\r\n', 'network/tcp-proxy-refuses', /rule of the proxy/],
    [
      'no way of its own',
      LOGIN,
      'HTTP/1.1 502 Bad Gateway\r\n\r\n',
      'network/tcp-proxy-refuses',
      /could not reach/,
    ],
    [
      'a web page',
      LOGIN,
      '<html>welcome</html>\r\n\r\n',
      'network/tcp-proxy-refuses',
      /not HTTP.*does not look like an HTTP proxy/,
    ],
    ['a closed door', LOGIN, '', 'network/tcp-proxy-refuses', /without an answer/],
  ])('is named: %s', async (_what, login, answer, id, because) => {
    const idp = await identityProvider();
    const corp = await proxy(answer === undefined ? {} : { answer });
    const { causes, report } = await examine(
      idp.url,
      { HTTPS_PROXY: `http://${login === '' ? '' : `${login}@`}${corp.authority}` },
      ...['--ca-file', caFile, '--as', 'librdkafka'],
    );
    expect(causes).toEqual([id]);
    expect(report.rootCauses[0]?.because).toMatch(because);
    expect(report.rootCauses[0]?.because).toContain('HTTPS_PROXY in this shell');
    expect(idp.requests).toEqual([]);
  });
  it.each([
    ['nothing listens', async () => `http://127.0.0.1:${CLOSED_PORT}`],
    ['its name does not exist', () => Promise.resolve('http://no-such-proxy.invalid:3128')],
  ])('is named when nothing listens there: %s', async (_what, where) => {
    const idp = await identityProvider();
    const { causes } = await examine(idp.url, { https_proxy: await where() }, '--ca-file', caFile);
    expect(causes).toEqual(['network/tcp-proxy-unreachable']);
  });
  it('is named when it is silent, and when it does not speak TLS as configured', async () => {
    const idp = await identityProvider();
    const silent = await tcpServer((socket) => void socket.resume());
    const seen = await examine(
      idp.url,
      { HTTPS_PROXY: `http://127.0.0.1:${silent}` },
      ...['--connect-timeout', '300ms'],
    );
    expect(seen.causes).toEqual(['network/tcp-proxy-refuses']);
    const corp = await proxy();
    const tls = await examine(idp.url, { HTTPS_PROXY: `https://${corp.authority}` });
    expect(tls.causes).toEqual(['network/tcp-proxy-refuses']);
    expect(tls.report.rootCauses[0]?.because).toContain('TLS with the proxy itself fails');
  });
});

describe('a client certificate', () => {
  it('is presented to the token endpoint that asks for it, and the report says so', async () => {
    const clients = await makeAuthority('Clients');
    const client = await clients.leaf({ names: ['orders'] });
    const [cert, key] = [join(folder, 'client.pem'), join(folder, 'client-key.pem')];
    await writeFile(cert, client.cert);
    await writeFile(key, client.key);
    const idp = await httpsServer(() => ({ status: 401, body: { error: 'invalid_client' } }), {
      clientCa: clients.root,
    });
    const { wayOf } = await examine(
      idp.url,
      {},
      ...['--ca-file', caFile, '--client-certificate-file', cert, '--client-certificate-key-file', key],
    );
    expect(wayOf('token')).toMatchObject({ clientCertificate: 'shown' });
    const other = await examine(idp.url, {}, '--ca-file', caFile);
    expect(other.wayOf('token')).toMatchObject({ clientCertificate: 'asked-for' });
  });
});

describe('an IP version', () => {
  it('for which the host has no address is named', async () => {
    const { causes, report } = await examine('https://127.0.0.1:1', {}, '--ipv6');
    expect(causes).toEqual(['network/dns-no-address-of-family']);
    expect(report.rootCauses[0]?.because).toMatch(/127\.0\.0\.1 has .*IPv4/);
  });
});

describe('NODE_EXTRA_CA_CERTS, which Node reads at startup', () => {
  const start = (
    env: Record<string, string>,
    ...argv: readonly string[]
  ): Promise<{ stdout: string; stderr: string }> =>
    new Promise((resolve) => {
      const seen = { stdout: '', stderr: '' };
      const child = spawn(process.execPath, [inject('executable'), ...argv], {
        cwd: new URL('../..', import.meta.url),
        env: { PATH: process.env['PATH'], SECRET: 'q3ZpyT8sXv5Lm', ...env },
      });
      child.stdout.on('data', (part: Buffer) => (seen.stdout += part.toString()));
      child.stderr.on('data', (part: Buffer) => (seen.stderr += part.toString()));
      child.on('close', () => resolve(seen));
    });

  const both = async (env: Record<string, string>, ...flags: readonly string[]) => {
    const theirs = await makeAuthority('Theirs');
    const extra = join(folder, 'extra.pem');
    await writeFile(extra, theirs.root);
    const idp = await httpsServer(() => ({ status: 401, body: { error: 'invalid_client' } }), { by: theirs });
    const other = await identityProvider();
    const { stdout, stderr } = await start(
      { ...env, ...('NODE_EXTRA_CA_CERTS' in env ? {} : { NODE_EXTRA_CA_CERTS: extra }) },
      ...[
        'doctor',
        '--token-endpoint',
        `${idp.url}/token`,
        '--client-id',
        'orders',
        '--client-secret-env',
        'SECRET',
      ],
      ...['--discovery-url', `${other.url}/.well-known/openid-configuration`, '--format', 'json', ...flags],
    );
    const { paths = [] } = JSON.parse(stdout) as Report;
    const trustOf = (what: string) => paths.find((path) => path.for.includes(what))?.trust;
    return { token: trustOf('token'), discovery: trustOf('discovery'), stderr };
  };

  it('is trusted by itself', async () => {
    expect(await both({})).toMatchObject({ token: 'NODE_EXTRA_CA_CERTS', discovery: undefined });
  });
  it('is trusted together with --ca-file', async () => {
    expect(await both({}, '--ca-file', caFile)).toMatchObject({
      token: 'NODE_EXTRA_CA_CERTS',
      discovery: caFile,
    });
  });
  it('is reported when missing, where Node itself only warns', async () => {
    const { token, discovery, stderr } = await both(
      { NODE_EXTRA_CA_CERTS: join(folder, 'gone.pem') },
      '--ca-file',
      caFile,
    );
    expect({ token, discovery }).toEqual({ token: undefined, discovery: caFile });
    expect(stderr).toContain(
      'oauthbearer: NODE_EXTRA_CA_CERTS: the file named there cannot be used: file not found',
    );
  });
});
