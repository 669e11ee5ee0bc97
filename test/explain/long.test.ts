// @module-tag thorough
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { describe, expect, inject, it } from 'vitest';

const MEGABYTE = 1024 * 1024;
/**
 * Prints the process's peak memory at its end, in kilobytes. `VmHWM` starts at zero with a program; the `maxRSS` of
 * getrusage(2) is inherited from the parent process, which is a test runner of any size.
 */
const TELLING = `data:text/javascript,${encodeURIComponent(
  'import { readFileSync } from "node:fs"; process.on("exit", () => process.stderr.write(/VmHWM.*/.exec(readFileSync("/proc/self/status", "utf8"))[0]))',
)}`;

interface Ended {
  readonly code: number | null;
  readonly stdout: string;
  readonly megabytes: number;
}

/** Runs a command on so many bytes from standard input: the piece, again and again. */
async function explainedBytes(
  piece: Buffer,
  bytes: number,
  command: readonly string[] = ['explain', '-'],
): Promise<Ended> {
  const child = spawn(
    process.execPath,
    ['--max-old-space-size=64', '--import', TELLING, inject('executable'), ...command, '--format', 'json'],
    { stdio: ['pipe', 'pipe', 'pipe'], env: { PATH: process.env['PATH'] } },
  );
  let [stdout, stderr] = ['', ''];
  child.stdout.on('data', (chunk: Buffer) => (stdout += chunk.toString()));
  child.stderr.on('data', (chunk: Buffer) => (stderr += chunk.toString()));
  const ended = new Promise<number | null>((resolve) => child.on('close', resolve));
  // A process that gives up closes its input.
  child.stdin.on('error', () => undefined);
  for (let written = 0; written < bytes && child.exitCode === null; written += piece.length) {
    if (!child.stdin.write(piece)) await Promise.race([once(child.stdin, 'drain'), ended]);
  }
  child.stdin.end();
  const code = await ended;
  return { code, stdout, megabytes: Number(/VmHWM:\s*(\d+) kB/.exec(stderr)?.[1]) / 1024 };
}

const LOG = Buffer.from(
  [
    ...Array.from(
      { length: 400 },
      (_, n) => `2026-01-05 10:00:${n % 60} INFO [main] com.acme.Orders - order ${n} done`,
    ),
    '%3|1718691008.556|OIDC|rdkafka#producer-1| [thrd:background]: Failed to retrieve OIDC token from "https://sso.acme.example/token": SSL certificate problem: unable to get local issuer certificate (-1)',
    '',
  ].join('\n'),
);

/** Pseudo-random bytes, the same in every run. */
function noise(length: number): Buffer {
  const bytes = Buffer.alloc(length);
  let state = 12345;
  for (let at = 0; at < length; at += 1) {
    state = (Math.imul(state, 1103515245) + 12345) & 0x7fffffff;
    bytes[at] = state >> 16;
  }
  return bytes;
}

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const TOKEN = `${part({ alg: 'RS256', kid: 'a' })}.${part({ iss: 'https://idp.example/', sub: 'a', exp: 2e9 })}.c2ln`;
const BLOCK = `INFO ProducerConfig values: \n${Array.from({ length: 90 }, (_, n) => `\tsome.property.${n} = ${n}\n`).join('')}\tsasl.mechanism = OAUTHBEARER\n\n`;

describe('memory does not grow with the text', () => {
  it.each<[what: string, piece: Buffer, megabytes: number, code: number]>([
    ['a log of 10 MB', LOG, 10, 0],
    ['10 MB of one error', LOG.subarray(LOG.indexOf('%3|')), 10, 0],
    ['50 MB of noise', noise(MEGABYTE), 50, 3],
    ['50 MB in one line', Buffer.alloc(MEGABYTE, 'a'), 50, 3],
    [
      '50 MB in one line of error codes',
      Buffer.from('error: invalid_client {"error": token endpoint '.repeat(2000)),
      50,
      0,
    ],
    [
      '20 MB of secrets',
      Buffer.from(Array.from({ length: 5000 }, (_, n) => `client_secret=s3cret${n * 7919}\n`).join('')),
      20,
      3,
    ],
  ])('%s', async (_, piece, size, code) => {
    const ended = await explainedBytes(piece, size * MEGABYTE);
    expect(ended.code).toBe(code);
    expect(JSON.parse(ended.stdout)).toMatchObject({ about: code === 0 ? 'sign-in' : 'unknown' });
    expect(ended.megabytes).toBeLessThan(150);
  });

  it.each<[what: string, piece: Buffer, megabytes: number, code: number]>([
    ['a log of 10 MB', LOG, 10, 3],
    ['10 MB of tokens', Buffer.from(`DEBUG kafka token ${TOKEN}\n`), 10, 3],
    ['10 MB of configurations', Buffer.from(BLOCK), 10, 3],
    ['50 MB of noise', noise(MEGABYTE), 50, 2],
    [
      '20 MB in one line of beginnings',
      Buffer.from('{"iss":"a", ProducerConfig values: \\n'.repeat(2000)),
      20,
      2,
    ],
  ])('of doctor --log: %s', async (_, piece, size, code) => {
    const ended = await explainedBytes(piece, size * MEGABYTE, ['doctor', '--offline', '--log', '-']);
    expect(ended.code).toBe(code);
    expect(ended.megabytes).toBeLessThan(150);
  });
});
