import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isLoopback } from '../evidence/reach.ts';
import { printedJson } from '../evidence/json.ts';
import { whyUnreadable } from '../settings/draw.ts';
import { quoted, UsageError } from '../text/problem.ts';
import { metricsOf } from './metrics.ts';
import type { TargetRound } from './watch.ts';

/** What the server shows; read at each request. */
export interface Shown {
  /** The last round of each target. */
  readonly rounds: () => readonly TargetRound[];
  readonly intervalMs: number;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

export interface WatchServer {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** How many intervals may pass without a round. */
const MISSED = 3;

/**
 * Serves `/metrics`, `/healthz` and the latest report.
 *
 * @param address `:9464`, `0.0.0.0:9464`, `[::]:9464`; without a host, this machine alone can connect
 * @throws UsageError for an address that cannot be used
 */
export async function serve(address: string, shown: Shown): Promise<WatchServer> {
  const [, inBrackets, plain, port] = /^(?:\[([\da-fA-F:]+)\]|([^:[\]\s/]*)):(\d{1,5})$/.exec(address) ?? [];
  if (port === undefined || Number(port) > 65_535)
    throw new UsageError([
      `--listen: is ${quoted(address)}; must be a port, for example :9464 or 0.0.0.0:9464`,
    ]);
  const host = inBrackets ?? (plain === '' || plain === undefined ? '127.0.0.1' : plain);
  const isOurs = host === 'localhost' || isLoopback(host);
  const server = createServer((request, response) => void answer(request, response, shown, isOurs));
  // A scrape takes no longer.
  server.requestTimeout = 10_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(new UsageError([`--listen ${address}: ${whyUnreadable(error)}`])));
    server.listen(Number(port), host, resolve);
  });
  const { port: open } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${open}`,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

async function answer(
  { method, url = '/', headers }: IncomingMessage,
  response: ServerResponse,
  shown: Shown,
  isOurs: boolean,
): Promise<void> {
  const send = (status: number, type: string, body: string): void => {
    response.writeHead(status, {
      'content-type': type,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'content-security-policy':
        "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'; img-src data:",
    });
    response.end(method === 'HEAD' ? undefined : body);
  };
  // A web page could otherwise read this through a name of its own that leads to this machine (DNS rebinding).
  if (isOurs && !/^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/i.test(headers.host ?? '')) {
    send(403, 'text/plain; charset=utf-8', 'Ask for localhost.\n');
    return;
  }
  if (method !== 'GET' && method !== 'HEAD') {
    send(405, 'text/plain; charset=utf-8', 'Only GET.\n');
    return;
  }
  const { pathname, searchParams } = new URL(url, 'http://localhost');
  const rounds = shown.rounds();
  switch (pathname) {
    case '/metrics':
      send(
        200,
        'application/openmetrics-text; version=1.0.0; charset=utf-8',
        metricsOf(rounds, shown.intervalMs),
      );
      return;
    case '/healthz': {
      const latest = Math.max(0, ...rounds.map(({ at }) => at));
      const isAlive = rounds.length === 0 || shown.now() - latest < MISSED * shown.intervalMs;
      send(
        isAlive ? 200 : 503,
        'application/json',
        printedJson({ alive: isAlive, targets: rounds.length }, 0),
      );
      return;
    }
    case '/': {
      const page = await pageFor(rounds, searchParams.get('target'));
      send(page === undefined ? 404 : 200, 'text/html; charset=utf-8', page ?? 'There is no report yet.\n');
      return;
    }
    default:
      send(404, 'text/plain; charset=utf-8', 'There are /, /metrics and /healthz.\n');
  }
}

/** The report of the named target, or of the worst one. */
async function pageFor(rounds: readonly TargetRound[], target: string | null): Promise<string | undefined> {
  const { reportPage } = await import('../report/html/page.tsx');
  const all = rounds.filter((round) => round.report !== undefined);
  const isIll = ({ report }: TargetRound): boolean => report?.verdict !== 'healthy';
  const chosen = target === null ? (all.find(isIll) ?? all[0]) : all.find((round) => round.target === target);
  return chosen?.report === undefined ? undefined : reportPage(chosen.report);
}
