import { promises as dns } from 'node:dns';
import { connect as connectSocket, type Socket } from 'node:net';
import type { Address } from '../evidence/connection.ts';
import { networkOf } from '../evidence/reach.ts';
import { pause } from './deadline.ts';

/**
 * The probes' access to the machine: its clock, its resolver, its network. The lab provides another one, in which
 * public names lead to its own servers; everything above the socket stays real.
 */
export interface World {
  /** Milliseconds since the epoch, by this machine's clock. */
  readonly now: () => number;
  /** @throws as `dns.promises.lookup`: an Error with a `code` such as ENOTFOUND. */
  readonly lookup: (host: string, family: 0 | 4 | 6) => Promise<readonly Address[]>;
  /** Whether an address is on the internet, where an untrusted name may lead us. */
  readonly isPublic: (address: string) => boolean;
  /** Starts a TCP connection and returns at once; the caller listens for `connect` and `error`. */
  readonly connect: (to: {
    readonly host: string;
    readonly address: string;
    readonly port: number;
  }) => Socket;
  /** Waits; resolves to false when the signal aborts first. */
  readonly pause: (ms: number, signal: AbortSignal) => Promise<boolean>;
}

export const machine: World = {
  now: () => Date.now(),
  lookup: async (host, family) => {
    const found = await dns.lookup(host, { all: true, family, order: 'verbatim' });
    return found.map(({ address, family: each }) => ({ address, family: each === 6 ? 6 : 4 }));
  },
  isPublic: (address) => networkOf(address) === 'internet',
  connect: ({ address, port }) => connectSocket({ host: address, port, autoSelectFamily: false }),
  pause,
};
