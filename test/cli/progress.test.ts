import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { progressOn, progressOfReading, progressOfRun } from '../../src/cli/_progress.ts';
import type { Io, ProgressClock } from '../../src/cli/_command.ts';
import { oauthbearer } from './_terminal.ts';

/** A clock that tests advance by hand. */
function handClock(): ProgressClock & {
  readonly advance: (ms: number) => void;
  readonly waiting: () => number;
} {
  let now = 0;
  const calls = new Map<object, { readonly at: number; readonly call: () => void }>();
  return {
    now: () => now,
    after: (ms, call) => {
      const key = {};
      calls.set(key, { at: now + ms, call });
      return () => void calls.delete(key);
    },
    advance: (ms) => {
      const end = now + ms;
      for (;;) {
        const [next] = [...calls].filter(([, { at }]) => at <= end).sort(([, a], [, b]) => a.at - b.at);
        if (next === undefined) break;
        calls.delete(next[0]);
        now = next[1].at;
        next[1].call();
      }
      now = end;
    },
    waiting: () => calls.size,
  };
}

function watched(given: { readonly isTTY?: boolean; readonly env?: Io['env'] } = {}) {
  let written = '';
  const clock = handClock();
  const io: Io = {
    env: given.env ?? {},
    stdin: (async function* () {})(),
    stdout: { write: () => undefined },
    stderr: {
      columns: 60,
      ...(given.isTTY !== undefined && { isTTY: given.isTTY }),
      write: (text) => (written += text),
    },
    clock,
  };
  return { io, clock, written: () => written };
}

describe('progress in a log', () => {
  it('is silent for a run that ends within two seconds', () => {
    const { io, clock, written } = watched();
    const { onProgress, done } = progressOfRun({}, io);
    onProgress({ span: 'token', state: 'begun' });
    clock.advance(1_999);
    done();
    clock.advance(600_000);
    expect(written()).toBe('');
    expect(clock.waiting()).toBe(0);
  });

  it('names the gates that it waits for, and those that were answered, in plain lines', () => {
    const { io, clock, written } = watched();
    const { onProgress } = progressOfRun({}, io);
    onProgress({ span: 'token', state: 'begun' });
    onProgress({ span: 'identity providers', state: 'begun' });
    clock.advance(2_000);
    onProgress({ span: 'identity providers', state: 'ended' });
    clock.advance(4_000);
    onProgress({ span: 'token', state: 'ended' });
    onProgress({ span: 'broker handshake', state: 'begun' });
    onProgress({ span: 'broker handshake', state: 'ended' });
    onProgress({ span: 'broker sign-in', state: 'begun' });
    clock.advance(8_000);
    expect(written().split('\n')).toEqual([
      "oauthbearer: waiting for the token request, Confluent's identity provider (2 s)",
      "oauthbearer: waiting for the token request; answered: Confluent's identity provider (6 s)",
      "oauthbearer: waiting for the sign-in to the broker; answered: Confluent's identity provider, the token request (14 s)",
      '',
    ]);
  });

  it('comes ever less often, at least twice a minute', () => {
    const { io, clock, written } = watched();
    progressOn({}, io).say('waiting');
    clock.advance(122_000);
    expect([...written().matchAll(/\((\d+) s\)/g)].map(([, seconds]) => Number(seconds))).toEqual([
      2, 6, 14, 30, 60, 90, 120,
    ]);
  });

  it('begins again with the next run of --wait', () => {
    const { io, clock, written } = watched();
    const { onProgress, done } = progressOfRun({}, io);
    onProgress({ span: 'jwks', state: 'begun' });
    done();
    clock.advance(60_000);
    onProgress({ span: 'token', state: 'begun' });
    clock.advance(2_000);
    expect(written()).toBe('oauthbearer: waiting for the token request (2 s)\n');
  });

  it.each([
    ['a pipe', {}],
    ['a dumb terminal', { isTTY: true, env: { TERM: 'dumb' } }],
    ['a terminal that CI pretends to have', { isTTY: true, env: { CI: 'true', TERM: 'xterm' } }],
  ])('has no control characters: %s', (_, given) => {
    const { io, clock, written } = watched(given);
    progressOn({}, io).say('\u001b[2Jwaiting\u202e');
    clock.advance(2_000);
    expect(written()).toMatch(/^oauthbearer: [^\u0000-\u001f\u202e]+\n$/);
  });

  it('says how much of a long text was read', () => {
    const { io, clock, written } = watched();
    const { onBytes } = progressOfReading({}, io, 8 * 1024 * 1024);
    onBytes(2 * 1024 * 1024);
    clock.advance(2_000);
    expect(written()).toBe('oauthbearer: 25 % of 8 MB read (2 s)\n');
  });
});

describe('progress on a terminal', () => {
  it('is one line, never wider than the terminal, and is erased', () => {
    const { io, clock, written } = watched({ isTTY: true, env: { TERM: 'xterm' } });
    const { onProgress, done } = progressOfRun({}, io);
    for (const span of ['token', 'discovery', 'jwks', 'clusters']) onProgress({ span, state: 'begun' });
    clock.advance(60_000);
    done();
    const [first, ...drawn] = written().split('\r\u001b[2K');
    expect(first).toBe('');
    expect(drawn.at(-1)).toBe('');
    expect(drawn[0]).toBe('waiting for the token request');
    expect(Math.max(...drawn.map((line) => line.length))).toBe(59);
  });
});

describe('with --quiet', () => {
  it.each([{ isTTY: true, env: { TERM: 'xterm' } }, {}])('there is none', (given) => {
    const { io, clock, written } = watched(given);
    const { say, done } = progressOn({ quiet: true }, io);
    say('waiting');
    clock.advance(60_000);
    done();
    expect(written()).toBe('');
  });
});

describe('a command that takes long', () => {
  const folder = mkdtempSync(join(tmpdir(), 'oauthbearer-progress-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));

  /** Stderr of a run whose every wait for silence ends at once. */
  async function impatient(argv: readonly string[]): Promise<string> {
    const clock: ProgressClock = {
      now: () => 2_000,
      after: (_ms, call) => {
        const timer = setImmediate(call);
        return () => clearImmediate(timer);
      },
    };
    return (await oauthbearer(argv, { clock })).stderr;
  }

  it('says so: doctor', async () => {
    expect(await impatient(['doctor', '--lab'])).toMatch(/^oauthbearer: waiting for .* \(0 s\)$/m);
  });

  it.each([
    ['doctor --log', ['doctor', '--offline', '--log']],
    ['explain', ['explain']],
  ])('says so: %s', async (_, argv) => {
    const log = join(folder, 'app.log');
    writeFileSync(log, '2026-11-29 INFO nothing of interest\n'.repeat(90_000));
    expect(await impatient([...argv, log])).toMatch(/^oauthbearer: \d.* MB read/m);
  });

  it('says so: fleet', async () => {
    const client = (name: string): void => {
      const properties = [
        'security.protocol=SASL_SSL',
        'sasl.mechanism=OAUTHBEARER',
        'sasl.oauthbearer.token.endpoint.url=https://login.acme.example/token',
      ];
      writeFileSync(join(folder, name), properties.join('\n'));
    };
    for (const name of ['a.properties', 'b.properties']) client(name);
    expect(await impatient(['fleet', folder, '--offline'])).toMatch(
      /^oauthbearer: \d clients? diagnosed \(0 s\)$/m,
    );
  });
});
