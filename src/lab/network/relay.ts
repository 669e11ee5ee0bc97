import { connect, type Socket } from 'node:net';
import { openTcp, type LocalServer } from './local-server.ts';

/** A server in front of another one that delays every byte in both directions, to simulate distance. */
export const openRelay = (behind: LocalServer, delayMs: number): Promise<LocalServer> =>
  openTcp((near) => {
    const far = connect(behind.port, '127.0.0.1');
    carry(near, far, delayMs);
    carry(far, near, delayMs);
  });

function carry(from: Socket, to: Socket, delayMs: number): void {
  const later = (what: () => void): void => {
    setTimeout(() => {
      if (!to.destroyed) what();
    }, delayMs);
  };
  from.setNoDelay(true);
  from.on('data', (chunk) => later(() => to.write(chunk)));
  from.on('end', () => later(() => to.end()));
  from.on('error', () => later(() => to.resetAndDestroy()));
  from.on('close', () => later(() => to.end()));
}
