import { isIP, type Socket } from 'node:net';
import type { TunnelFacts } from '../evidence/connection.ts';
import { abortable, faultOf, StageFault } from './deadline.ts';
import { secure, type TlsSettings } from './tls.ts';

/** A parsed HTTP proxy. */
export interface Proxy {
  readonly host: string;
  readonly port: number;
  /** For an `https:` proxy: TLS to the proxy itself. */
  readonly tls?: TlsSettings;
  /** The value of `Proxy-Authorization`. A secret. */
  readonly authorization?: string;
}

/** A host as it is written before a colon and a port (RFC 3986 section 3.2.2). */
export const bracketed = (host: string): string => (isIP(host) === 6 ? `[${host}]` : host);

/** A proxy's answer to CONNECT has no useful body; its head is limited. */
const LONGEST_HEAD = 16_384;

/**
 * Asks the proxy for a tunnel (RFC 9110 section 9.3.6) and returns the socket to continue with.
 *
 * @throws StageFault `HTTP_<status>` with the observed status, or `PROXY_ANSWER` when the answer is not HTTP or opens
 * no tunnel
 */
export async function tunnelThrough(
  socket: Socket,
  proxy: Proxy,
  to: { readonly host: string; readonly port: number },
  signal: AbortSignal,
): Promise<{ readonly facts: TunnelFacts; readonly carrier: Socket }> {
  const carrier = proxy.tls === undefined ? socket : await secureWithProxy(socket, proxy, proxy.tls, signal);
  const authority = `${bracketed(to.host)}:${to.port}`;
  const login = proxy.authorization === undefined ? '' : `Proxy-Authorization: ${proxy.authorization}\r\n`;
  carrier.write(`CONNECT ${authority} HTTP/1.1\r\nHost: ${authority}\r\n${login}\r\n`);
  const { head, goesOn } = await abortable(headOf(carrier), signal);
  const status = Number(/^HTTP\/1\.[01] (\d{3})/.exec(head)?.[1]);
  if (!(status >= 100)) throw new StageFault('PROXY_ANSWER', 'what came back to CONNECT is not HTTP');
  const facts = factsOf(status, head, proxy);
  if (status < 200 || status > 299) {
    const wanted = facts.schemes === undefined ? '' : `, offering ${facts.schemes.join(', ')}`;
    throw new StageFault(`HTTP_${status}`, `it answered CONNECT with HTTP ${status}${wanted}`, { ...facts });
  }
  if (goesOn || /^content-type:[ \t]*text\/html/im.test(head)) {
    const what = `it answered CONNECT with HTTP ${status} and a page of its own, and opened no tunnel`;
    throw new StageFault('PROXY_ANSWER', what, { ...facts });
  }
  return { facts, carrier };
}

/** TLS to an `https:` proxy. */
async function secureWithProxy(
  socket: Socket,
  { host }: Proxy,
  tls: TlsSettings,
  signal: AbortSignal,
): Promise<Socket> {
  try {
    return (await secure(socket, host, tls, signal)).socket;
  } catch (error) {
    if (signal.aborted) throw error;
    const { code, message } = faultOf(error);
    throw new StageFault('PROXY_TLS', `TLS with the proxy itself fails: ${message} (${code})`);
  }
}

const MOST_SCHEMES = 8;

/** Each challenge begins with its scheme (RFC 9110 section 11.3); after a comma, anything with a `=` is a parameter. */
function factsOf(status: number, head: string, { authorization }: Proxy): TunnelFacts {
  const challenges = [...head.matchAll(/^proxy-authenticate:(.*)/gim)].map(([, value = '']) => value);
  const schemes = challenges
    .flatMap((value) => [...value.matchAll(/(?:^|,)\s*([A-Za-z][\w.-]{0,30})(?=\s*(?:$|,|\s[^=\s]))/g)])
    .map(([, scheme = '']) => scheme);
  const unlike = [...new Set(schemes)].slice(0, MOST_SCHEMES);
  return {
    status,
    ...(unlike.length === 0 ? {} : { schemes: unlike }),
    ...(authorization === undefined ? {} : { credentials: true as const }),
  };
}

interface Head {
  readonly head: string;
  /** More bytes follow before we sent any: in a tunnel the client speaks first, in TLS and in HTTP. */
  readonly goesOn: boolean;
}

/** Reads up to the empty line. */
function headOf(socket: Socket): Promise<Head> {
  return new Promise((resolve, reject) => {
    let seen = Buffer.alloc(0);
    const stop = (): void => {
      socket.off('readable', onReadable).off('end', onEnd).off('close', onEnd).off('error', reject);
    };
    const onReadable = (): void => {
      for (
        let chunk = socket.read() as Buffer | null;
        chunk !== null;
        chunk = socket.read() as Buffer | null
      ) {
        seen = Buffer.concat([seen, chunk]);
        const end = seen.indexOf('\r\n\r\n');
        if (end >= 0) {
          stop();
          resolve({ head: seen.subarray(0, end).toString('latin1'), goesOn: end + 4 < seen.length });
          return;
        }
        if (seen.length > LONGEST_HEAD) {
          stop();
          reject(new StageFault('PROXY_ANSWER', 'the head of its answer to CONNECT has no end'));
          return;
        }
      }
    };
    const onEnd = (): void => {
      stop();
      reject(new StageFault('ECONNRESET', 'it closed the connection without an answer to CONNECT'));
    };
    socket.on('readable', onReadable).once('end', onEnd).once('close', onEnd).once('error', reject);
  });
}
