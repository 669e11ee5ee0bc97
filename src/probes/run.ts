import { createHash } from 'node:crypto';
import { authorityOf } from '../evidence/authority.ts';
import { connectionKey, type Connection } from '../evidence/connection.ts';
import type { ClockReading, Timing } from '../evidence/evidence.ts';
import { lazy } from '../evidence/lazy.ts';
import type { Target } from '../settings/target.ts';
import { finalDeadlineOf, inWords, pause, RunOver, type Deadline } from './deadline.ts';
import { hostPolicy, type HostPolicy } from './hosts.ts';
import { httpClient, type HttpClient } from './http.ts';
import type { TokenKeeper } from './kept-token.ts';
import { ownTime, type OwnTime } from './own-time.ts';
import type { Parts } from './parts.ts';
import { router } from './route.ts';
import type { SharedAnswers } from './shared-answers.ts';
import { tlsSettings, type TlsSettings } from './tls.ts';
import { machine, type World } from './world.ts';

export interface ObserveOptions {
  readonly world?: World;
  /** Keeps the token of one run for the next. */
  readonly tokens?: TokenKeeper;
  /** What other runs asked and this one would ask alike. */
  readonly answers?: SharedAnswers;
  /** Aborts the run (Ctrl-C); what was observed until then is still returned. */
  readonly signal?: AbortSignal;
  /** Called with what was observed, as soon as a part of it is complete. */
  readonly onPart?: (part: Parts) => void;
  /** Called when spans begin and end, for a progress line. */
  readonly onProgress?: (event: { readonly span: string; readonly state: 'begun' | 'ended' }) => void;
}

/** One run: the resources that its probes share, and what they record. */
export interface Run {
  readonly world: World;
  readonly startedAt: number;
  readonly deadline: Deadline;
  readonly time: () => OwnTime;
  readonly policy: HostPolicy;
  readonly http: HttpClient;
  readonly tokens: TokenKeeper | undefined;
  readonly connections: Record<string, Connection>;
  readonly clocks: ClockReading[];
  readonly timings: Timing[];
  readonly record: (connection: Connection) => void;
  readonly span: <T>(name: string, work: () => Promise<T>) => Promise<T>;
  /** The outcome, or the alternative when the run ends first and the work does not react. */
  readonly settled: <T>(work: Promise<T>, otherwise: () => T) => Promise<T>;
  readonly close: () => Promise<void>;
}

/**
 * The share of the total time that one silent server may use, so that the steps that depend on it still get a result.
 */
const EXCHANGE_SHARE = 0.6;
/** The time for probes to record their results after the end of the run. */
const GRACE_MS = 150;

export function startRun(
  target: Target,
  { world = machine, tokens, answers, signal, onProgress }: ObserveOptions,
): Run {
  const begun = performance.now();
  const over = new RunOver('ETIMEDOUT', `the run's ${inWords(target.timeoutMs)} were up`);
  const deadline = finalDeadlineOf(signal ?? new AbortController().signal, target.timeoutMs - GRACE_MS, over);
  const time = ownTime();
  const policy = hostPolicy(target, world);
  const connections: Record<string, Connection> = {};
  const carried = new Map<string, Set<string>>();
  const clocks: ClockReading[] = [];
  const timings: Timing[] = [];

  // The first connection to a server represents it, because it is most like the client's own.
  const record = (connection: Connection): void => {
    connections[connectionKey(connection)] ??= connection;
  };
  const http = httpClient({
    world,
    signal: deadline.signal,
    family: target.family,
    connectTimeoutMs: target.connectTimeoutMs,
    exchangeTimeoutMs: target.timeoutMs * EXCHANGE_SHARE,
    policy,
    tlsFor: tlsByServer(target),
    route: router(target),
    record,
    connections: () => connections,
    ...(answers !== undefined && { shared: { answers, way: wayOf(target) } }),
    carry: (key, what) => void carried.set(key, new Set([...(carried.get(key) ?? []), what])),
    readClock: (reading) => clocks.push(reading),
  });

  return {
    world,
    startedAt: world.now(),
    deadline,
    time,
    policy,
    http,
    tokens,
    get connections() {
      return withWhatTheyCarried(connections, carried);
    },
    clocks,
    timings,
    record,
    span: async (name, work) => {
      const startMs = Math.round(performance.now() - begun);
      onProgress?.({ span: name, state: 'begun' });
      try {
        return await work();
      } finally {
        timings.push({ span: name, startMs, endMs: Math.round(performance.now() - begun) });
        onProgress?.({ span: name, state: 'ended' });
      }
    },
    settled: (work, otherwise) => unlessOver(work, otherwise, deadline.signal),
    close: async () => {
      deadline.clear();
      await http.close();
    },
  };
}

/** What decides, besides a URL, which way this target's requests take and whom they trust; without secrets in the clear. */
function wayOf({ ca, caFile, proxy, proxyRule, noProxy, environment, family, client }: Target): string {
  const { httpsProxy, httpProxy, extraCa, noProxy: exceptions } = environment ?? {};
  const ways = [proxy, httpsProxy?.url, httpProxy?.url].map((each) => each?.reveal());
  const parts = [ca, caFile, proxyRule, noProxy, exceptions, extraCa, family, client, ways];
  return createHash('sha256').update(JSON.stringify(parts)).digest('base64url');
}

const withWhatTheyCarried = (
  connections: Readonly<Record<string, Connection>>,
  carried: ReadonlyMap<string, ReadonlySet<string>>,
): Record<string, Connection> =>
  Object.fromEntries(
    Object.entries(connections).map(([key, each]) => {
      const what = [...(each.carried ?? []), ...(carried.get(key) ?? [])];
      return [key, what.length === 0 ? each : { ...each, carried: what }];
    }),
  );

async function unlessOver<T>(work: Promise<T>, otherwise: () => T, signal: AbortSignal): Promise<T> {
  const settledOrOver = new AbortController();
  const over = new Promise<T>((resolve) => {
    const onAbort = (): void => {
      void pause(GRACE_MS, settledOrOver.signal).then(() => resolve(otherwise()));
    };
    if (signal.aborted) onAbort();
    else signal.addEventListener('abort', onAbort, { once: true, signal: settledOrOver.signal });
  });
  try {
    return await Promise.race([work, over]);
  } finally {
    settledOrOver.abort();
  }
}

/** The client's certificate is sent only to the token endpoint; the broker probe has its own settings. */
function tlsByServer(target: Target): (authority: string) => TlsSettings {
  const tokenServer = target.tokenEndpoint === undefined ? undefined : authorityOf(target.tokenEndpoint);
  const plain = lazy(() => tlsSettings(target));
  const clientTrusts = target.ownTrust?.tokenEndpoint;
  const asClient = lazy(() => tlsSettings(target, { clientCertificate: true, clientTrusts }));
  const differs = target.clientCertificate !== undefined || clientTrusts !== undefined;
  return (authority) => (authority === tokenServer && differs ? asClient() : plain());
}
