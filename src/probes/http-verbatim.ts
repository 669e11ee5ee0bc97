import { request, type ClientRequest, type IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import type { TokenRequest } from '../clients/define.ts';
import { abortable, StageFault } from './deadline.ts';
import { collect, exchangeOf, type HttpExchange } from './http-answer.ts';
import { ownTime } from './own-time.ts';

/** A request that equals another client's, byte for byte. */
export interface Verbatim extends TokenRequest {
  /** Protocols offered in the TLS handshake. */
  readonly alpn?: readonly string[];
}

/**
 * Sends a request byte for byte and reads the answer: undici writes its own header lines in fixed positions, while
 * Node's client adds no header that is disabled. The connection is used once.
 *
 * @param connecting an open connection, which is closed at the end; rejections pass through
 * @throws StageFault, or an error of the socket or the parser (see `http-failure.ts`)
 */
export async function sendVerbatim(
  url: string,
  verbatim: Verbatim,
  connecting: Promise<Duplex>,
  { signal, now }: { readonly signal: AbortSignal; readonly now: () => number },
): Promise<HttpExchange> {
  const time = ownTime();
  try {
    const socket = await abortable(connecting, signal);
    const response = await abortable(answerTo(begin(socket, verbatim), verbatim.body), signal);
    const receivedAt = now();
    const bytes = await abortable(collect(response, signal), signal);
    const { statusCode: status = 0, headers } = response;
    return exchangeOf({ url, status, headers, bytes, receivedAt, time });
  } finally {
    // A connection that opens after the request was abandoned is closed too.
    void connecting.then(
      (socket) => socket.destroy(),
      () => undefined,
    );
  }
}

function begin(socket: Duplex, { target, headers }: Verbatim): ClientRequest {
  const asking = request({
    createConnection: () => socket,
    method: 'POST',
    path: target,
    setHost: false,
  });
  for (const [name, value] of headers) asking.setHeader(name, value);
  // Removing a header makes Node omit it.
  for (const name of ['connection', 'transfer-encoding'])
    if (!asking.hasHeader(name)) asking.removeHeader(name);
  return asking;
}

const answerTo = (asking: ClientRequest, body: string): Promise<IncomingMessage> =>
  new Promise((resolve, reject) => {
    asking.on('error', reject);
    asking.once('response', resolve);
    asking.once('upgrade', () =>
      reject(new StageFault('NOT_HTTP', 'it wants to go on in another protocol than HTTP')),
    );
    asking.end(body);
  });
