import { request } from 'node:https';
import type { ForeignServer } from '../settings.ts';
import type { Answer } from './http.ts';

/** Far longer than a local server takes. */
const PATIENCE_MS = 10_000;

/** GET at a server outside the lab; status 0 when it does not answer. Never rejects. */
export const fetchFrom = ({ port, ca }: ForeignServer, url: URL): Promise<Answer> =>
  new Promise((resolve) => {
    const unanswered = (): void => resolve({ status: 0, body: '' });
    const asking = request(
      {
        host: '127.0.0.1',
        port,
        ca,
        servername: url.hostname,
        path: `${url.pathname}${url.search}`,
        agent: false,
        headers: { host: url.host, accept: 'application/json' },
        signal: AbortSignal.timeout(PATIENCE_MS),
      },
      (response) => {
        let body = '';
        response
          .setEncoding('utf8')
          .on('data', (part: string) => (body += part))
          .on('error', unanswered);
        response.on('end', () => resolve({ status: response.statusCode ?? 0, body }));
      },
    );
    asking.on('error', unanswered).end();
  });
