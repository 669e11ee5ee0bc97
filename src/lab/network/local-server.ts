import { createServer as createHttpServer } from 'node:http';
import { createServer as createTcpServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { createServer as createTlsServer, TLSSocket, type TlsOptions } from 'node:tls';
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

export async function openHttps(service: Service, presentation: Presentation): Promise<LocalServer> {
  const server = createHttpServer(listenerOf('https', service));
  return openTls(presentation, (socket) => void server.emit('connection', socket), HTTP_1);
}

/** RFC 7301 section 3.1. */
const HTTP_1 = Buffer.from('\x08http/1.1', 'latin1');

/** @param protocols what it offers to speak (RFC 7301), if anything */
export async function openTls(
  presentation: Presentation,
  serve: (socket: TLSSocket) => void,
  protocols?: Uint8Array,
): Promise<LocalServer> {
  const options = {
    ...tlsOptions(presentation),
    ...(protocols !== undefined && { ALPNProtocols: protocols }),
  };
  if (presentation.oldProtocol === true || presentation.asksForCertificate === true)
    return open(createTlsServer({ ...options, ...(await ownOptions(presentation)) }, serve));
  // A server of Node reads its own certificate when it is created: a quarter of the time of a run in the lab.
  const secureContext = await contextOf(presentation, undefined);
  return open(
    createTcpServer((socket) => {
      const secured = new TLSSocket(socket, { ...options, secureContext, isServer: true });
      secured.on('error', () => socket.destroy());
      secured.once('secure', () => serve(secured));
    }),
  );
}

export const openTcp = (serve: (socket: Socket) => void): Promise<LocalServer> =>
  open(createTcpServer(serve));

const contextOf = ({ hostFor, faultOf }: Presentation, servername: string | undefined) => {
  const host = hostFor(servername);
  return contextFor(host, faultOf(host));
};

const tlsOptions = (presentation: Presentation): Pick<TlsOptions, 'SNICallback'> => ({
  SNICallback: (servername, done) =>
    void contextOf(presentation, servername).then((context) => done(null, context), done),
});

/** What only a server of its own can have. */
async function ownOptions(presentation: Presentation): Promise<TlsOptions> {
  const { hostFor, faultOf, oldProtocol, asksForCertificate } = presentation;
  const unnamed = hostFor(undefined);
  return {
    ...(await leafFor(unnamed, faultOf(unnamed))),
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
