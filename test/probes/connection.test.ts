import { X509Certificate } from 'node:crypto';
import { rootCertificates, type DetailedPeerCertificate } from 'node:tls';
import { describe, expect, it } from 'vitest';
import { connect, type Socket } from 'node:net';
import { fromNow, makeAuthority, selfSigned } from '../../src/lab/certificates.ts';
import {
  failureOf,
  openConnection,
  type ConnectionOptions,
  type Destination,
} from '../../src/probes/connection.ts';
import { basic } from '../../src/probes/client-auth.ts';
import { tlsSettings, trustIn } from '../../src/probes/tls.ts';
import { machine } from '../../src/probes/world.ts';
import { CLOSED_PORT } from '../../src/lab/network/world.ts';
import { httpServer, httpsServer, never, tcpServer, trusted, worldOf } from './_servers.ts';

const open = async (to: Destination, patch: Partial<ConnectionOptions> = {}) => {
  const opened = await openConnection(to, {
    world: machine,
    signal: never,
    family: 0,
    timeoutMs: 10_000,
    ...patch,
  });
  opened.socket?.destroy();
  return { ...opened, failure: failureOf(opened.connection) };
};

const trusting = async () => tlsSettings({ ca: (await trusted()).root });

describe('names and addresses', () => {
  it('says which name does not resolve', async () => {
    const { connection, socket, failure } = await open({ host: 'no-such-host.invalid', port: 443 });
    expect(socket).toBeUndefined();
    expect(connection.dns).toMatchObject({ ok: false });
    expect(connection.tcp).toBeUndefined();
    expect(failure?.stage).toBe('dns');
  });

  it('calls a name without addresses unresolved', async () => {
    const { failure } = await open({ host: 'empty.example', port: 443 }, { world: worldOf() });
    expect(failure).toMatchObject({ stage: 'dns', code: 'ENODATA' });
  });

  it('tries the addresses in order until one answers', async () => {
    const port = await tcpServer(() => undefined);
    const { connection, socket } = await open(
      { host: 'two.example', port },
      { world: worldOf('127.0.0.2', '127.0.0.1') },
    );
    expect(socket).toBeDefined();
    expect(connection.tcp).toMatchObject({
      ok: true,
      value: {
        address: '127.0.0.1',
        attempts: [{ address: '127.0.0.2', code: 'ECONNREFUSED' }, { address: '127.0.0.1' }],
      },
    });
  });

  it('keeps every attempt when none answers', async () => {
    const port = CLOSED_PORT;
    const { connection, failure } = await open(
      { host: 'two.example', port },
      { world: worldOf('127.0.0.2', '127.0.0.1') },
    );
    expect(failure).toMatchObject({ stage: 'tcp', code: 'ECONNREFUSED' });
    expect(connection.tcp).toMatchObject({
      ok: false,
      value: { attempts: [{ code: 'ECONNREFUSED' }, { code: 'ECONNREFUSED' }] },
    });
  });

  it("does not let one address that drops packets use up the others' time", async () => {
    const port = await tcpServer(() => undefined);
    const world = worldOf('192.0.2.1', '127.0.0.1');
    const deaf = {
      ...world,
      connect: (to: Parameters<typeof world.connect>[0]): Socket =>
        to.address === '192.0.2.1'
          ? connect({ host: 'unanswered', port, lookup: () => undefined })
          : world.connect(to),
    };
    const { connection } = await open({ host: 'half-deaf.example', port }, { world: deaf, timeoutMs: 400 });
    expect(connection.tcp).toMatchObject({
      ok: true,
      value: { attempts: [{ address: '192.0.2.1', code: 'ETIMEDOUT' }, { address: '127.0.0.1' }] },
    });
  });

  it('connects by IPv6', async (context) => {
    const served = await httpServer(() => ({}), '::1').catch(() => context.skip());
    const { connection, socket } = await open({ host: '::1', port: served.port });
    expect(socket).toBeDefined();
    expect(connection).toMatchObject({
      host: '::1',
      dns: { ok: true, value: { addresses: [{ family: 6 }] } },
    });
  });
});

describe('TLS', { tags: ['hostile/tls'] }, () => {
  it('returns a verified socket and the agreed parameters', async () => {
    const { port } = await httpsServer(() => ({}));
    const { connection, socket } = await open({
      host: 'localhost',
      port,
      tls: { ...(await trusting()), alpn: ['http/1.1'] },
    });
    expect(socket).toBeDefined();
    expect(connection.tls).toMatchObject({ ok: true, value: { protocol: 'TLSv1.3', alpn: 'http/1.1' } });
    const chain = connection.tls?.ok === true ? connection.tls.value.chain : [];
    expect(chain.map(({ subject }) => subject)).toEqual([
      'CN=localhost',
      'CN=Trusted Issuing CA, O=Trusted',
      'CN=Trusted Root CA, O=Trusted',
    ]);
    expect(chain[0]).toMatchObject({ names: ['localhost', '127.0.0.1'], selfSigned: false });
    expect(chain[0]!.notAfter).toBeGreaterThan(chain[0]!.notBefore);
    expect(chain[2]!.selfSigned).toBe(true);
  });

  it('verifies an IP address against the certificate, without a server name', async () => {
    const { port } = await httpsServer(() => ({}));
    const { connection } = await open({ host: '127.0.0.1', port, tls: await trusting() });
    expect(connection.tls?.ok).toBe(true);
  });

  it('is one context for all connections of a run, and another for other certificates', async () => {
    const { root } = await trusted();
    const context = (ca?: string) => tlsSettings(ca === undefined ? {} : { ca }).context;
    expect(context(root)).toBe(context(root));
    expect(context()).toBe(context());
    expect(context(root)).not.toBe(context());
    expect(context(`${root}\n`)).not.toBe(context(root));
  });

  it('trusts the public roots in addition to one or several given ones', async () => {
    const other = await makeAuthority('Other');
    const { port } = await httpsServer(() => ({}), { by: other });
    const tls = tlsSettings({ ca: `${(await trusted()).root}\n${other.root}` });
    expect((await open({ host: 'localhost', port, tls })).connection.tls?.ok).toBe(true);
  });

  const refused = [
    [
      'an unknown authority',
      async () => ({ by: await makeAuthority('Stranger') }),
      'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
    ],
    [
      'an expired certificate',
      () => ({ wish: { notBefore: fromNow(-60), notAfter: fromNow(-1) } }),
      'CERT_HAS_EXPIRED',
    ],
    [
      'one that is not valid yet',
      () => ({ wish: { notBefore: fromNow(1), notAfter: fromNow(60) } }),
      'CERT_NOT_YET_VALID',
    ],
    [
      'one for another name',
      () => ({ wish: { names: ['elsewhere.example'] } }),
      'ERR_TLS_CERT_ALTNAME_INVALID',
    ],
    [
      'a missing intermediate',
      () => ({ wish: { sends: 'nothing' as const } }),
      'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
    ],
  ] as const;
  it.each(refused)('refuses %s, sends nothing, and keeps the refused chain', async (_what, how, code) => {
    const served = await httpsServer(() => ({}), await how());
    const { connection, socket, failure } = await open({
      host: 'localhost',
      port: served.port,
      tls: await trusting(),
    });
    expect(socket).toBeUndefined();
    expect(failure?.stage).toBe('tls');
    expect(failure?.code).toBe(code);
    expect(connection.tls).toMatchObject({
      ok: false,
      value: { refusal: failure?.code, protocol: 'TLSv1.3' },
    });
    const chain = connection.tls?.value?.chain ?? [];
    expect(chain[0]?.subject).toMatch(/^CN=/);
    expect(served.connections()).toBe(2);
    expect(served.requests).toEqual([]);
  });

  it('recognises a self-signed certificate', async () => {
    const lone = await selfSigned(['localhost']);
    const served = await httpsServer(() => ({}), {
      by: { root: lone.cert, leaf: () => Promise.resolve(lone) },
    });
    const { connection, failure } = await open({
      host: 'localhost',
      port: served.port,
      tls: await trusting(),
    });
    expect(failure?.code).toBe('DEPTH_ZERO_SELF_SIGNED_CERT');
    expect(connection.tls?.value?.chain).toMatchObject([{ subject: 'CN=localhost', selfSigned: true }]);
  });

  it.each([
    [
      'answers HTTP',
      (socket: Socket) => socket.once('data', () => socket.end('HTTP/1.1 400 Bad Request\r\n\r\n')),
    ],
    ['answers anything else', (socket: Socket) => socket.write('SSH-2.0-OpenSSH_9.2\r\n')],
  ])('recognises a peer that %s on a TLS port', async (_what, behave) => {
    const port = await tcpServer(behave);
    const { failure } = await open({ host: 'localhost', port, tls: await trusting() });
    expect(failure).toEqual({
      stage: 'tls',
      code: 'ERR_SSL_WRONG_VERSION_NUMBER',
      message: 'what answers on this port does not speak TLS',
    });
  });

  it('recognises a peer that closes on the ClientHello', async () => {
    const port = await tcpServer((socket) => socket.once('data', () => socket.destroy()));
    const { failure } = await open({ host: 'localhost', port, tls: await trusting() });
    expect(failure).toMatchObject({ stage: 'tls', code: 'ECONNRESET' });
  });

  it('gives up on a silent peer after the time limit', async () => {
    const port = await tcpServer(() => undefined);
    const { failure } = await open({ host: 'localhost', port, tls: await trusting() }, { timeoutMs: 200 });
    expect(failure).toMatchObject({ stage: 'tls', code: 'ETIMEDOUT' });
  });

  it('stops at once when the run is interrupted, and closes what it opened', async () => {
    const interrupted = new AbortController();
    let closed: (() => void) | undefined;
    const isClosed = new Promise<void>((resolve) => (closed = resolve));
    const port = await tcpServer((socket) => {
      socket.once('data', () => interrupted.abort()).once('close', () => closed?.());
    });
    const { failure } = await open(
      { host: 'localhost', port, tls: await trusting() },
      { signal: interrupted.signal },
    );
    expect(failure).toMatchObject({ stage: 'tls', code: 'ABORTED' });
    await isClosed;
  });
});

describe('through a proxy', () => {
  /** A proxy that answers CONNECT with this status, and on 200 connects the two ends. */
  const proxyServer = async (status: number): Promise<{ port: number; heads: string[] }> => {
    const heads: string[] = [];
    const port = await tcpServer((socket) => {
      socket.once('data', (head) => {
        heads.push(head.toString());
        socket.write(`HTTP/1.1 ${status} Whatever\r\nX-Proxy: yes\r\n\r\n`);
        if (status !== 200) return socket.end();
        const upstream = connect(Number(/:(\d+) HTTP/.exec(head.toString())?.[1]), '127.0.0.1');
        upstream.on('error', () => socket.destroy());
        return socket.pipe(upstream).pipe(socket);
      });
    });
    return { port, heads };
  };

  it('tunnels, then shakes hands with the destination', async () => {
    const { port } = await httpsServer(() => ({}));
    const proxy = await proxyServer(200);
    const { connection, socket } = await open({
      host: 'localhost',
      port,
      tls: await trusting(),
      proxy: { host: '127.0.0.1', port: proxy.port, authorization: basic('me', 'pw') },
    });
    expect(socket).toBeDefined();
    expect(connection).toMatchObject({
      host: 'localhost',
      proxy: `127.0.0.1:${proxy.port}`,
      tunnel: { ok: true, value: { status: 200 } },
      tls: { ok: true },
    });
    expect(connection.tunnel?.value).toEqual({ status: 200, credentials: true });
    expect(proxy.heads[0]).toContain(`CONNECT localhost:${port} HTTP/1.1\r\n`);
    expect(proxy.heads[0]).toContain('Proxy-Authorization: Basic bWU6cHc=\r\n');
  });

  it('says that the proxy requires credentials', async () => {
    const proxy = await proxyServer(407);
    const { connection, failure } = await open({
      host: 'idp.example',
      port: 443,
      tls: await trusting(),
      proxy: { host: '127.0.0.1', port: proxy.port },
    });
    expect(connection.tunnel).toMatchObject({ ok: false, code: 'HTTP_407', value: { status: 407 } });
    expect(connection.tls).toBeUndefined();
    expect(failure).toMatchObject({ stage: 'proxy', code: 'HTTP_407' });
  });

  it('blames a dead proxy, not the destination', async () => {
    const port = CLOSED_PORT;
    const { failure } = await open({ host: 'idp.example', port: 443, proxy: { host: '127.0.0.1', port } });
    expect(failure).toMatchObject({ stage: 'proxy', code: 'ECONNREFUSED' });
    expect(failure?.message).toContain(`127.0.0.1:${port}`);
  });

  it.each([
    ['something that is not HTTP', 'hello\r\n\r\n', 'PROXY_ANSWER'],
    ['a head without end', 'x'.repeat(20_000), 'PROXY_ANSWER'],
    ['a page in the place of a tunnel', 'HTTP/1.1 200 OK\r\n\r\n<html>Sign in</html>', 'PROXY_ANSWER'],
    [
      'the head of such a page',
      'HTTP/1.1 200 OK\r\ncontent-type: text/html; charset=utf-8\r\n\r\n',
      'PROXY_ANSWER',
    ],
  ])('is not fooled by %s', async (_what, bytes, code) => {
    const port = await tcpServer((socket) => socket.once('data', () => socket.write(bytes)));
    const { failure } = await open({ host: 'idp.example', port: 443, proxy: { host: '127.0.0.1', port } });
    expect(failure).toMatchObject({ stage: 'proxy', code });
  });
});

describe('what the client trusts in place of the public authorities', () => {
  const handshakeWith = async (clientTrusts: string) => {
    const { port } = await httpsServer(() => ({}));
    const { connection } = await open({
      host: 'localhost',
      port,
      tls: tlsSettings({ ca: (await trusted()).root }, { clientTrusts }),
    });
    return connection.tls?.ok === true ? connection.tls.value.clientTrust : connection.tls;
  };
  it('has the authority of the server', async () => {
    expect(await handshakeWith((await trusted()).root)).toBe('has-authority');
  });
  it('has it among others', async () => {
    const other = await makeAuthority('Other');
    expect(await handshakeWith(`${other.root}\n# ours\n${(await trusted()).root}`)).toBe('has-authority');
  });
  it("has the issuer of the server's certificate, and not the root", async () => {
    const [, intermediate = ''] = (await (await trusted()).leaf({ names: ['x'] })).cert.split(
      /(?=-----BEGIN)/,
    );
    expect(await handshakeWith(intermediate)).toBe('has-authority');
  });
  it('is another authority of the same name', async () => {
    expect(await handshakeWith((await makeAuthority('Lab')).root)).toBe('lacks-authority');
  });
  it('is not told of a text without certificates', async () => {
    expect(await handshakeWith('not a certificate')).toBeUndefined();
  });
});

it('calls a public authority public, also where a list that was given has it too', () => {
  const [pem = ''] = rootCertificates;
  const root = { raw: new X509Certificate(pem).raw } as DetailedPeerCertificate;
  expect(trustIn(root, { ...tlsSettings({}), trusted: { given: rootCertificates.join('\n') } })).toBe(
    'public',
  );
});
