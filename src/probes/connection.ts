import { isIP, type Socket } from 'node:net';
import type { TLSSocket } from 'node:tls';
import type {
  Address,
  Attempt,
  Connection,
  StageResult,
  TlsFacts,
  TunnelFacts,
} from '../evidence/connection.ts';
import type { Failure } from '../evidence/observation.ts';
import { firstFailure, PRIVATE_ADDRESS, wasNotTried } from '../evidence/stages.ts';
import { abortable, codeOf, deadlineOf, faultOf, StageFault, unlessHeldUp } from './deadline.ts';
import { admitBehindProxy, type Admission, type HostPolicy } from './hosts.ts';
import { ownTime, type OwnTime } from './own-time.ts';
import { secure, type TlsSettings } from './tls.ts';
import { bracketed, tunnelThrough, type Proxy } from './tunnel.ts';
import type { World } from './world.ts';

export interface Destination {
  /** A name, or an IP address without brackets. */
  readonly host: string;
  readonly port: number;
  /** Absent: the connection stays plaintext. */
  readonly tls?: TlsSettings;
  readonly proxy?: Proxy;
  /** Checks the addresses that the host resolves to; absent for a host that the target names, which needs no check. */
  readonly policy?: Pick<HostPolicy, 'admit' | 'names'>;
}

export interface ConnectionOptions {
  readonly world: World;
  /** Aborts the attempt; the evidence then shows how far it got. */
  readonly signal: AbortSignal;
  readonly family: 0 | 4 | 6;
  /** Milliseconds for all stages together. */
  readonly timeoutMs: number;
}

export interface OpenedConnection {
  readonly connection: Connection;
  /** Ready for use; absent when a stage failed. The caller owns it and must destroy it. */
  readonly socket?: Socket | TLSSocket;
}

/**
 * Opens one connection and records each stage: the returned socket is the one that was observed. Addresses are tried in
 * the resolver's order, as clients do (KIP-302), each with an equal share of the remaining time. Never rejects: every
 * failure is evidence.
 */
export async function openConnection(to: Destination, options: ConnectionOptions): Promise<OpenedConnection> {
  const deadline = deadlineOf(options.signal, options.timeoutMs);
  const stages: Stages = {};
  try {
    const socket = await passStages(to, stages, { ...options, signal: deadline.signal }, deadline.leftMs);
    return socket === undefined
      ? { connection: recordOf(to, stages) }
      : { connection: recordOf(to, stages), socket };
  } finally {
    deadline.clear();
  }
}

type Stages = { -readonly [stage in 'dns' | 'tcp' | 'tunnel' | 'tls']?: NonNullable<Connection[stage]> };

const recordOf = ({ host, port, proxy }: Destination, stages: Stages): Connection => ({
  host,
  port,
  ...(proxy === undefined ? {} : { proxy: `${bracketed(proxy.host)}:${proxy.port}` }),
  ...stages,
});

async function passStages(
  to: Destination,
  stages: Stages,
  options: ConnectionOptions,
  leftMs: () => number,
): Promise<Socket | undefined> {
  if (to.proxy !== undefined && to.policy !== undefined) {
    const { host, policy } = to;
    const admission = await timed(() => admitBehindProxy(host, policy));
    if (admission.ok && !admission.value.ok) {
      stages.tcp = notDialled(admission.value.message, admission.tookMs);
      return undefined;
    }
  }
  const sinceBegin = ownTime();
  const socket = await reach(to.proxy ?? to, stages, options, leftMs);
  if (socket === undefined) return undefined;

  let carrier: Socket = socket;
  if (to.proxy !== undefined) {
    const { proxy } = to;
    const tunnel = await timed(() => tunnelThrough(carrier, proxy, to, options.signal), sinceBegin);
    stages.tunnel = tunnel.ok
      ? { ...tunnel, value: tunnel.value.facts }
      : (tunnel as StageResult<TunnelFacts> & { readonly ok: false });
    if (!tunnel.ok) return void carrier.destroy();
    carrier = tunnel.value.carrier;
  }

  const { tls } = to;
  if (tls === undefined) return carrier;
  const handshake = await timed(() => secure(carrier, to.host, tls, options.signal), sinceBegin);
  if (handshake.ok) {
    stages.tls = { ...handshake, value: handshake.value.facts };
    return handshake.value.socket;
  }
  carrier.destroy();
  stages.tls = await withRefusedChain(to, handshake, options);
  return undefined;
}

/** DNS and TCP, to the destination itself or to the proxy in front of it. */
async function reach(
  { host, port, policy }: Pick<Destination, 'host' | 'port' | 'policy'>,
  stages: Stages,
  { world, signal, family }: ConnectionOptions,
  leftMs: () => number,
): Promise<Socket | undefined> {
  const dns = await timed(() => resolve(host, world, family, signal));
  stages.dns = dns;
  if (!dns.ok) return undefined;
  const attempts: Attempt[] = [];
  const tcp = await timed(async () => {
    const { addresses } = dns.value;
    const admitted =
      policy === undefined ? addresses : fit(await abortable(policy.admit(host, addresses), signal));
    // The exact addresses that were checked: resolving the name again may give others.
    return dial({ host, port }, admitted, attempts, { world, signal, leftMs });
  });
  stages.tcp = tcp.ok
    ? { ...tcp, value: { address: tcp.value.address, attempts } }
    : { ok: false, code: tcp.code, message: tcp.message, tookMs: tcp.tookMs, value: { attempts } };
  return tcp.ok ? tcp.value.socket : undefined;
}

function fit(admission: Admission): readonly Address[] {
  if (admission.ok) return admission.addresses;
  throw new StageFault(PRIVATE_ADDRESS, admission.message);
}

const notDialled = (message: string, tookMs: number): NonNullable<Connection['tcp']> => ({
  ok: false,
  code: PRIVATE_ADDRESS,
  message,
  tookMs,
});

async function resolve(
  host: string,
  world: World,
  family: 0 | 4 | 6,
  signal: AbortSignal,
): Promise<{ readonly addresses: readonly Address[] }> {
  const literal = isIP(host);
  const addresses: readonly Address[] =
    literal === 0
      ? await abortable(world.lookup(host, family), signal).catch(async (error: unknown) => {
          if (family === 0 || signal.aborted || !NO_ADDRESS.has(codeOf(error))) throw error;
          const others = await abortable(world.lookup(host, 0), signal).catch(() => []);
          throw others.length === 0 ? error : otherFamily(host, family, others);
        })
      : [{ address: host, family: literal === 6 ? 6 : 4 }];
  if (addresses.length === 0) throw new StageFault('ENODATA', `${host} has no address`);
  if (literal !== 0 && family !== 0 && literal !== family) throw otherFamily(host, family, addresses);
  return { addresses };
}

/**
 * A resolver gives the same answer for a name with addresses only of the other family as for one that does not exist.
 */
const NO_ADDRESS: ReadonlySet<string> = new Set(['ENOTFOUND', 'ENODATA']);

const otherFamily = (host: string, family: 4 | 6, addresses: readonly Address[]): StageFault =>
  new StageFault(
    `NO_IPV${family}_ADDRESS`,
    `${host} has only IPv${family === 4 ? 6 : 4} addresses, and IPv${family} was asked for`,
    { addresses },
  );

async function dial(
  to: { readonly host: string; readonly port: number },
  addresses: readonly Address[],
  attempts: Attempt[],
  {
    world,
    signal,
    leftMs,
  }: { readonly world: World; readonly signal: AbortSignal; readonly leftMs: () => number },
): Promise<{ readonly address: string; readonly socket: Socket }> {
  let last: unknown;
  for (const [index, { address }] of addresses.entries()) {
    const time = ownTime();
    const share = deadlineOf(signal, leftMs() / (addresses.length - index));
    try {
      const socket = await established(world.connect({ ...to, address }), share.signal);
      attempts.push({ address, tookMs: tenths(time()) });
      return { address, socket };
    } catch (error) {
      last = error;
      attempts.push({ address, code: codeOf(error), tookMs: tenths(time()) });
      if (signal.aborted) break;
    } finally {
      share.clear();
    }
  }
  throw last;
}

async function established(socket: Socket, signal: AbortSignal): Promise<Socket> {
  // An 'error' event on an abandoned socket must not crash the process.
  socket.on('error', () => undefined);
  try {
    await abortable(
      new Promise<void>((resolvePromise, reject) => {
        socket.once('connect', resolvePromise).once('error', reject);
      }),
      signal,
    );
    socket.setNoDelay(true);
    return socket;
  } catch (error) {
    socket.destroy();
    throw error;
  }
}

/**
 * A refused certificate is examined over a second connection without verification, on which nothing is sent, so no byte
 * of the client's ever travels over an unverified connection.
 */
async function withRefusedChain(
  to: Destination,
  refused: StageResult<unknown> & { readonly ok: false },
  options: ConnectionOptions,
): Promise<StageResult<TlsFacts> & { readonly ok: false }> {
  const plain = { ok: false, code: refused.code, message: refused.message, tookMs: refused.tookMs } as const;
  if (to.tls === undefined || to.tls.lookOnly === true || !isVerification(refused.code)) return plain;
  const { connection, socket } = await openConnection({ ...to, tls: { ...to.tls, lookOnly: true } }, options);
  socket?.destroy();
  const facts = connection.tls?.ok === true ? connection.tls.value : undefined;
  return { ...plain, value: { ...facts, refusal: refused.code } };
}

/** Node's codes for a refused chain or name (`tls` docs, "X509 certificate error codes"). */
const isVerification = (code: string): boolean =>
  /^(?:ERR_TLS_CERT_ALTNAME|CERT_|CRL_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|ERROR_IN_|INVALID_|PATH_LENGTH_|HOSTNAME_|EE_KEY|CA_)/.test(
    code,
  );

/**
 * A failed connection, as the failure of the exchange that needed it; undefined when it succeeded. With a proxy,
 * everything up to the tunnel is between us and the proxy.
 */
export function failureOf(connection: Connection): Failure | undefined {
  const stopped = firstFailure(connection);
  if (stopped === undefined) return undefined;
  const { stage, code, message } = stopped;
  if (wasNotTried(connection)) return { stage: 'refused-by-us', code, message };
  return connection.proxy !== undefined && stage !== 'tls'
    ? { stage: 'proxy', code, message: `the proxy ${connection.proxy}: ${message}` }
    : { stage: stage === 'tunnel' ? 'proxy' : stage, code, message };
}

/** @param sinceBegin of the connection, to the other side of which this process may have seemed silent */
async function timed<T>(
  work: () => Promise<T>,
  sinceBegin: () => OwnTime = ownTime(),
): Promise<StageResult<T>> {
  const time = ownTime();
  try {
    return { ok: true, value: await work(), tookMs: tenths(time()) };
  } catch (error) {
    return { ok: false, ...unlessHeldUp(faultOf<T>(error), sinceBegin()), tookMs: tenths(time()) };
  }
}

const tenths = ({ tookMs, heldUpMs }: OwnTime): number => Math.round((tookMs - heldUpMs) * 10) / 10;
