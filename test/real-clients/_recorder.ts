import { connect, createServer, type TLSSocket } from 'node:tls';
import type { AddressInfo } from 'node:net';
import { readFile } from 'node:fs/promises';
import { leafFor } from '../../src/lab/network/issued-certificates.ts';

/** A server in front of a lab server that records what clients send, byte for byte. */
export interface Recorder {
  /** The given URL, at this server. */
  readonly url: string;
  /** What each connection sent. */
  readonly requests: () => readonly string[];
  /** The application protocols (RFC 7301) that each connection offered; empty for none. */
  readonly offers: () => readonly (readonly string[])[];
  readonly close: () => Promise<void>;
}

export async function recordBefore(url: string, caFile: string): Promise<Recorder> {
  const behind = new URL(url);
  const ca = await readFile(caFile);
  const received: Buffer[][] = [];
  const offers: (readonly string[])[] = [];
  const choose = ({ protocols }: { readonly protocols: readonly string[] }): string | undefined => {
    offers.push(protocols);
    return protocols.find((each) => each === 'http/1.1');
  };
  const open = new Set<TLSSocket>();
  const server = createServer(
    { ...(await leafFor('localhost', undefined)), ALPNCallback: choose },
    (near) => {
      if (near.alpnProtocol === false) offers.push([]);
      const far = connect({ host: 'localhost', port: Number(behind.port), servername: 'localhost', ca });
      const sent: Buffer[] = [];
      received.push(sent);
      near.on('data', (chunk: Buffer) => sent.push(chunk));
      for (const [from, to] of [
        [near, far],
        [far, near],
      ] as const) {
        open.add(from);
        from.on('close', () => open.delete(from)).on('error', () => to.destroy());
        from.pipe(to);
      }
    },
  );
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const here = new URL(url);
  here.port = String((server.address() as AddressInfo).port);
  return {
    url: here.href,
    offers: () => offers,
    requests: () => received.map((chunks) => Buffer.concat(chunks).toString('latin1')),
    close: async () => {
      for (const socket of open) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}
