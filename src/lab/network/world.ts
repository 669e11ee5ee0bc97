import { setTimeout as after } from 'node:timers/promises';
import { connect, isIP, Socket } from 'node:net';
import type { Address } from '../../evidence/connection.ts';
import { networkOf } from '../../evidence/reach.ts';
import { pause } from '../../probes/deadline.ts';
import type { World } from '../../probes/world.ts';
import type { LabSettings } from '../settings.ts';
import { addressesOf, roleOf, splitAuthority } from './names.ts';
import type { LocalServer } from './local-server.ts';

/** The server for a connection to `host:port`; undefined when nothing listens there. */
export type Route = (host: string, port: number) => LocalServer | undefined;

/** A port without a listener: tcpmux, which is privileged and has been unused for decades. */
export const CLOSED_PORT = 1;

/** The lab's world: its names, its clock, and sockets that connect to its servers. */
export function labWorld(settings: LabSettings, route: Route): World {
  const { network } = settings;
  return {
    now: () => Date.now() + network.doctorClockAheadSeconds * 1000,
    lookup: async (host, family) => {
      if (network.roundTripMs > 0) await after(network.roundTripMs);
      return lookup(settings, host.toLowerCase().replace(/\.$/, ''), family);
    },
    // Documentation addresses count as internet addresses: see `names.ts`.
    isPublic: (address) => ['internet', 'documentation'].includes(networkOf(address) ?? ''),
    connect: ({ host, address, port }) => {
      const marks = [`${host.toLowerCase()}:${port}`, address];
      if (marks.some((mark) => network.unanswered.includes(mark))) return new Socket();
      const refuses = marks.some((mark) => network.refused.includes(mark));
      const server = refuses ? undefined : route(host.toLowerCase(), port);
      return connectAfter(network.roundTripMs, server?.port ?? CLOSED_PORT);
    },
    pause,
  };
}

function lookup(settings: LabSettings, host: string, family: 0 | 4 | 6): readonly Address[] {
  const role = roleOf(settings, host);
  const addresses =
    isIP(host) !== 0
      ? [host]
      : isProxy(settings, host)
        ? [PROXY_ADDRESS]
        : role === undefined
          ? []
          : addressesOf(settings, host, role);
  const found = addresses
    .map((address): Address => ({ address, family: isIP(address) === 6 ? 6 : 4 }))
    .filter((each) => family === 0 || each.family === family);
  if (found.length > 0) return found;
  const error = new Error(`getaddrinfo ENOTFOUND ${host}`);
  throw Object.assign(error, { code: 'ENOTFOUND', errno: -3008, syscall: 'getaddrinfo', hostname: host });
}

/** RFC 5737. */
const PROXY_ADDRESS = '203.0.113.40';
const isProxy = ({ network }: LabSettings, host: string): boolean =>
  network.proxy !== undefined && splitAuthority(network.proxy.authority).host === host;

/** Delays the connection by one round trip, for the TCP handshake. */
function connectAfter(delayMs: number, port: number): Socket {
  const to = { host: '127.0.0.1', port };
  if (delayMs === 0) return connect(to);
  const socket = new Socket();
  const timer = setTimeout(() => {
    if (!socket.destroyed) socket.connect(to);
  }, delayMs);
  socket.once('close', () => clearTimeout(timer));
  return socket;
}
