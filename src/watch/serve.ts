import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { isLoopback } from '../evidence/reach.ts';
import { printedJson } from '../evidence/json.ts';
import { quoted, UsageError } from '../text/problem.ts';
import { metricsOf } from './metrics.ts';
import { isWell } from './state.ts';
import type { TargetRound } from './watched.ts';

/** What the server shows; read at each request. */
export interface Shown {
  /** The last round of each target. */
  readonly rounds: () => readonly TargetRound[];
  readonly version: string;
  /** Milliseconds since the epoch. */
  readonly now: () => number;
}

export interface WatchServer {
  readonly url: string;
  readonly close: () => Promise<void>;
}

/** What paths are relative to. */
const HERE = 'http://localhost';

/** How many times the time until its next round may pass without one. */
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
  const server = createServer((request, response) => {
    answer(request, response, shown, isOurs).catch(() => cannotShow(response));
  });
  // A scrape takes no longer.
  server.requestTimeout = 10_000;
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => reject(new UsageError([`--listen ${address}: ${whyNotOpen(error)}`])));
    server.listen(Number(port), host, resolve);
  });
  // A connection that cannot be accepted, because no descriptor is left for example, does not end the watch.
  server.on('error', () => undefined);
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

/** Why a port could not be opened, and what to do. */
function whyNotOpen(error: NodeJS.ErrnoException): string {
  const code = error.code ?? 'unknown';
  return PORT_ERRORS[code] ?? `this address cannot be listened on (${code}); choose another with --listen`;
}

/** By the codes of `bind(2)`, `listen(2)` and `getaddrinfo(3)`. */
const PORT_ERRORS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'the port is in use: another process listens there; choose another with --listen',
  EACCES: 'this user may not open this port; choose one from 1024, for example --listen :9464',
  EPERM: 'this user may not open this port; choose one from 1024, for example --listen :9464',
  EADDRNOTAVAIL: 'this machine does not have this address; give one of its own, for example 0.0.0.0:9464',
  EAFNOSUPPORT: 'this machine has no IPv6; give an IPv4 address, for example 0.0.0.0:9464',
  ENOTFOUND: 'there is no such host name; give an address of this machine, for example 0.0.0.0:9464',
  EAI_AGAIN: 'the host name was not resolved; give an address of this machine, for example 0.0.0.0:9464',
};

/** The answer does not contain the error, because a reader of the page may be anyone. */
function cannotShow(response: ServerResponse): void {
  if (response.headersSent) response.destroy();
  else
    response
      .writeHead(500, { 'content-type': 'text/plain; charset=utf-8', 'cache-control': 'no-store' })
      .end('This page cannot be shown.\n');
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
  if (!URL.canParse(url, HERE)) {
    send(400, 'text/plain; charset=utf-8', 'This is not a path.\n');
    return;
  }
  const { pathname, searchParams } = new URL(url, HERE);
  const rounds = shown.rounds();
  switch (pathname) {
    case '/metrics':
      send(200, 'application/openmetrics-text; version=1.0.0; charset=utf-8', metricsOf(rounds));
      return;
    case '/healthz': {
      const health = healthOf(rounds, shown.now());
      send(health.alive ? 200 : 503, 'application/json', printedJson(health, 0));
      return;
    }
    case '/': {
      const page = await pageFor(rounds, shown, searchParams.get('target'));
      send(page === undefined ? 404 : 200, 'text/html; charset=utf-8', page ?? 'There is no report yet.\n');
      return;
    }
    default: {
      const page = await reportOf(rounds, nameIn(pathname));
      send(
        page === undefined ? 404 : 200,
        page === undefined ? 'text/plain; charset=utf-8' : 'text/html; charset=utf-8',
        page ?? 'There are /, /metrics, /healthz, and /clients/NAME for each client.\n',
      );
    }
  }
}

/** Alive is a watch that finishes rounds, however its clients are. */
const healthOf = (rounds: readonly TargetRound[], now: number) => ({
  alive: rounds.length === 0 || rounds.some(({ at, restMs }) => now - at < MISSED * restMs),
  targets: rounds.length,
  clients: rounds.map(({ target, state: { outcome, causes }, at, since }) => ({
    ...{ name: target, well: isWell({ outcome }), outcome, causes },
    since: new Date(since).toISOString(),
    lastRound: new Date(at).toISOString(),
  })),
});

const CLIENTS = '/clients/';
const pathOf = (target: string): string => `${CLIENTS}${encodeURIComponent(target)}`;

/** Undefined for a path that is not of a client. */
function nameIn(pathname: string): string | undefined {
  try {
    return pathname.startsWith(CLIENTS) ? decodeURIComponent(pathname.slice(CLIENTS.length)) : undefined;
  } catch {
    return undefined;
  }
}

/** The report of the only client, or of the named one; of several, a list with the root causes that they share. */
async function pageFor(
  rounds: readonly TargetRound[],
  { version }: Shown,
  target: string | null,
): Promise<string | undefined> {
  const [only, ...others] = rounds;
  if (target !== null) return reportOf(rounds, target);
  if (only === undefined || others.length === 0) return reportOf(rounds, only?.target);
  const [{ Tally }, { fleetPage }] = await Promise.all([
    import('../fleet/tally.ts'),
    import('../report/html/fleet.tsx'),
  ]);
  const tally = new Tally();
  for (const { target: name, state, at, report } of rounds)
    tally.add({
      ...{ schemaVersion: 1, name, outcome: state.outcome, because: state.because },
      ...{ startedAt: new Date(at).toISOString(), durationMs: report?.durationMs ?? 0 },
      ...{ rootCauses: report?.rootCauses ?? [], notices: report?.notices ?? [] },
    });
  const times = rounds.map(({ at }) => at);
  const [first, last] = [Math.min(...times), Math.max(...times)];
  const report = tally.report({
    tool: { name: 'oauthbearer', version },
    ...{ startedAt: new Date(first).toISOString(), durationMs: last - first },
  });
  return fleetPage(
    report,
    report.clients.map(({ name }) => pathOf(name)),
  );
}

async function reportOf(
  rounds: readonly TargetRound[],
  target: string | undefined,
): Promise<string | undefined> {
  const report = rounds.find((round) => round.target === target)?.report;
  return report === undefined ? undefined : (await import('../report/html/page.tsx')).reportPage(report);
}
