import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { tcpServer } from '../probes/_servers.ts';

/**
 * A preload for the command line as a process, in whose threads a parser never returns: of a JSON with `spin-here`, or of a
 * URL, it is in a loop, and of a JSON with `stand-here` as on a machine that gives this thread no processor.
 */
export function spinPreload(): {
  readonly env: Readonly<Record<string, string>>;
  readonly remove: () => void;
} {
  const folder = mkdtempSync(join(tmpdir(), 'oauthbearer-spin-'));
  const file = join(folder, 'spin.mjs');
  writeFileSync(
    file,
    `import { writeSync } from 'node:fs';
     const spinOf = (text) => {
       if (!String(text).includes('spin-here')) return;
       writeSync(2, 'spinning\\n');
       for (;;);
     };
     const { parse } = JSON;
     JSON.parse = (text, ...rest) => {
       spinOf(text);
       if (String(text).includes('stand-here')) Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
       return parse(text, ...rest);
     };
     const { canParse } = URL;
     URL.canParse = (text, ...rest) => {
       spinOf(text);
       return canParse(text, ...rest);
     };`,
  );
  return {
    env: { NODE_OPTIONS: `--import=${pathToFileURL(file).href}` },
    remove: () => rmSync(folder, { recursive: true, force: true }),
  };
}

/** A server that answers every request with this. */
export const saying = (answer: string): Promise<number> =>
  tcpServer((socket) => socket.once('data', () => socket.write(answer)));

/** An answer with this body. */
export const jsonAnswer = (body: string): string =>
  `HTTP/1.1 200 OK\r\nContent-Length: ${Buffer.byteLength(body)}\r\n\r\n${body}`;

/** Keeps the doctor busy for ever. */
export const SPIN = jsonAnswer('{"a": "spin-here"}');
