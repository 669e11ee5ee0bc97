import { createServer as createHttpServer } from 'node:http';
import { createServer as createHttpsServer } from 'node:https';
import { createServer as createTcpServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, type TlsOptions, type TLSSocket } from 'node:tls';
import type { CertificateFault } from '../settings.ts';
import { contextFor, leafFor, trusted } from './issued-certificates.ts';
import { listenerOf, type Service } from './http.ts';

/** A listening port on loopback. */
export interface LocalServer {
  readonly port: number;
  readonly close: () => Promise<void>;
}

/** How a TLS server presents itself. */
export interface Presentation {
  /** Which host's certificate to present for a server name (RFC 6066 section 3); undefined when none was sent. */
  readonly hostFor: (servername: string | undefined) => string;
  readonly faultOf: (host: string) => CertificateFault | undefined;
  readonly oldProtocol?: boolean;
  readonly asksForCertificate?: boolean;
}

export const openHttp = (service: Service): Promise<LocalServer> =>
  open(createHttpServer(listenerOf('http', service)));

export const openHttps = async (service: Service, presentation: Presentation): Promise<LocalServer> =>
  open(createHttpsServer(await tlsOptions(presentation), listenerOf('https', service)));

export const openTls = async (
  presentation: Presentation,
  serve: (socket: TLSSocket) => void,
): Promise<LocalServer> => open(createTlsServer(await tlsOptions(presentation), serve));

export const openTcp = (serve: (socket: Socket) => void): Promise<LocalServer> =>
  open(createTcpServer(serve));

async function tlsOptions(presentation: Presentation): Promise<TlsOptions> {
  const { hostFor, faultOf, oldProtocol, asksForCertificate } = presentation;
  const unnamed = hostFor(undefined);
  return {
    ...(await leafFor(unnamed, faultOf(unnamed))),
    SNICallback: (servername, done) => {
      const host = hostFor(servername);
      contextFor(host, faultOf(host)).then((context) => done(null, context), done);
    },
    // OpenSSL 3 supports TLS 1.1 signatures (SHA-1) only at security level 0.
    ...(oldProtocol === true
      ? { minVersion: 'TLSv1', maxVersion: 'TLSv1.1', ciphers: 'DEFAULT@SECLEVEL=0' }
      : {}),
    ...(asksForCertificate === true
      ? { requestCert: true, rejectUnauthorized: false, ca: (await trusted()).root }
      : {}),
  };
}

/** Listens on a free port of loopback; closing it drops the open connections. */
export async function open(server: Server): Promise<LocalServer> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => socket.destroy());
    socket.on('close', () => sockets.delete(socket));
  });
  server.on('tlsClientError', (_error: Error, socket: TLSSocket) => socket.destroy());
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(0, '127.0.0.1', resolve);
  });
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}
