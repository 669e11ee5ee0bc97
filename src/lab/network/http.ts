import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import type { TLSSocket } from 'node:tls';
import type { Json } from '../../evidence/json.ts';

/** A request as the lab's services see it, without a socket, so that they can also call each other. */
export interface Request {
  readonly method: string;
  /** As the client sent it: public host, without the lab's port. */
  readonly url: URL;
  readonly authorization: string | undefined;
  readonly contentType: string;
  readonly body: string;
  /** Common name of a client certificate from the lab's own authority (RFC 8705). */
  readonly certifiedName?: string;
}

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string;
  /** Accepts the request and never answers. */
  readonly hang?: boolean;
}

export interface Service {
  readonly answer: (request: Request) => Promise<Answer>;
  /** The service's own clock, in milliseconds since the epoch: its `Date` header. */
  readonly now: () => number;
}

const BODY_LIMIT = 1 << 20;

export const json = (status: number, body: Json, headers: Readonly<Record<string, string>> = {}): Answer => ({
  status,
  headers: { 'content-type': 'application/json; charset=utf-8', ...headers },
  body: JSON.stringify(body),
});

export const text = (
  status: number,
  body: string,
  headers: Readonly<Record<string, string>> = {},
): Answer => ({
  status,
  headers: { 'content-type': 'text/plain; charset=utf-8', ...headers },
  body,
});

/** The form fields of a body; the first of a repeated name. Undefined when the body is not a form. */
export const formOf = ({ contentType, body }: Request): URLSearchParams | undefined =>
  contentType.startsWith('application/x-www-form-urlencoded') ? new URLSearchParams(body) : undefined;

/** Serves a service over `http` or `https`. */
export const listenerOf =
  (scheme: 'http' | 'https', service: Service): RequestListener =>
  (incoming, response) => {
    void handle(scheme, service, incoming, response).catch((error: unknown) => {
      response.destroy(error instanceof Error ? error : new Error('the lab failed', { cause: error }));
    });
  };

async function handle(
  scheme: string,
  service: Service,
  incoming: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const request = await read(scheme, incoming);
  const answer = request === undefined ? text(413, 'Payload Too Large') : await service.answer(request);
  if (answer.hang === true) return;
  response.sendDate = false;
  const length = Buffer.byteLength(answer.body);
  const headers = {
    date: new Date(service.now()).toUTCString(),
    'content-length': String(length),
    ...answer.headers,
  };
  response.writeHead(answer.status, headers);
  response.end(answer.body);
  const cutShort = Number(headers['content-length']) > length;
  if (cutShort) response.socket?.end();
}

async function read(scheme: string, incoming: IncomingMessage): Promise<Request | undefined> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > BODY_LIMIT) return undefined;
    chunks.push(chunk);
  }
  const host = incoming.headers.host ?? 'localhost';
  const url = `${scheme}://${host}${incoming.url ?? '/'}`;
  const certifiedName = certifiedNameOf(incoming.socket as Partial<TLSSocket>);
  return {
    method: incoming.method ?? 'GET',
    url: new URL(URL.canParse(url) ? url : `${scheme}://localhost/`),
    authorization: incoming.headers.authorization,
    contentType: incoming.headers['content-type'] ?? '',
    body: Buffer.concat(chunks).toString('utf8'),
    ...(certifiedName === undefined ? {} : { certifiedName }),
  };
}

function certifiedNameOf(socket: Partial<TLSSocket>): string | undefined {
  if (socket.authorized !== true) return undefined;
  const name = socket.getPeerCertificate?.().subject.CN;
  return typeof name === 'string' ? name : undefined;
}
