import { spawn } from 'node:child_process';
import { appendFileSync, copyFileSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, inject, it, onTestFinished } from 'vitest';
import { streamFile } from '../../src/settings/files.ts';
import { java } from '../acceptance/_sound-files.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'oauthbearer-inputs-'));
  writeFileSync(join(folder, 'client.properties'), java({}));
  const [bundle] = readdirSync('fixtures/bundles').filter((name) => name !== 'index.json');
  copyFileSync(join('fixtures/bundles', bundle!), join(folder, 'run.json'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A script in which `$CLI` is the command line and `$AT` the folder; it ends by itself. */
function bash(script: string): Promise<{ code: number | null; stdout: string; stderr: string }> {
  const child = spawn(
    'bash',
    ['-c', `CLI="${process.execPath} ${inject('executable')}"; cd ${folder}; ${script}`],
    {
      env: { PATH: process.env['PATH'], SECRET: 'q3ZpyT8sXv5Lm' },
      stdio: ['ignore', 'pipe', 'pipe'],
    },
  );
  onTestFinished(() => void child.kill('SIGKILL'));
  const text = { stdout: '', stderr: '' };
  for (const name of ['stdout', 'stderr'] as const)
    child[name].on('data', (part: Buffer) => (text[name] += part.toString()));
  return new Promise((resolve) => child.on('close', (code) => resolve({ code, ...text })));
}

const LAB = 'doctor --offline --client-id orders';
/** Every way to name a file, with `FILE` in it. */
const WAYS = {
  'client-config': 'doctor --offline --client-config FILE',
  config: 'doctor --offline --config FILE',
  'token file': 'doctor --offline --token-file FILE',
  'secret file': `${LAB} --token-endpoint https://idp.example/t --client-secret-file FILE`,
  'CA file': `${LAB} --token-endpoint https://idp.example/t --client-secret-env SECRET --ca-file FILE`,
  bundle: 'replay FILE',
  lint: 'lint FILE',
  convert: 'convert FILE --to yaml',
  explain: 'explain FILE',
} as const;

const reads = Object.entries(WAYS).map(([name, argv]) => [name, argv] as const);
const TRACE = /\bat .*:\d+:\d+|defect of ours/;

describe.each(reads)('%s', { tags: ['hostile/inputs'] }, (name, argv) => {
  const run = (file: string, before = ':') => bash(`${before}; $CLI ${argv.replace('FILE', file)}`);

  it('may not be a folder', async () => {
    const { code, stderr } = await run('.');
    expect(stderr).toContain('directory; give a file');
    expect(code).toBe(2);
  });
  // One reader reads for all of them; what they do with its refusal, the folder shows.
  const others = /^(?:client-config|bundle)$/.test(name) ? {} : { tags: ['thorough'] };
  it('may not be a socket', others, async () => {
    const server = createServer().listen(join(folder, 'socket'));
    onTestFinished(() => void server.close());
    const { code, stderr } = await run('socket');
    expect(stderr).toContain('it is a socket');
    expect(code).toBe(2);
  });
  it('may not be an endless device', others, async () => {
    const { code, stderr } = await run('/dev/zero');
    expect(stderr).toMatch(/longer than \d+ MiB|more than \d+ MiB/);
    expect(code).toBe(2);
  });
});

describe('a pipe', { tags: ['hostile/inputs'] }, () => {
  async function isRefused(name: 'client-config' | 'bundle' | 'explain') {
    const { code, stderr } = await bash(
      `rm -f pipe; mkfifo pipe; $CLI ${WAYS[name].replace('FILE', 'pipe')}`,
    );
    expect(stderr).toContain('it is a pipe with no program writing to it');
    expect(stderr).not.toMatch(TRACE);
    expect(code).toBe(2);
  }
  const without = 'without a writer is not accepted as %s';
  it.each(['client-config'] as const)(without, isRefused);
  // Each waits five seconds for a writer.
  it.each(['bundle', 'explain'] as const)(without, { tags: ['thorough'] }, isRefused);
  it('is read to its end, even if its writer starts slowly', async () => {
    const { code, stdout } = await bash(
      'rm -f late; mkfifo late; ($CLI lint sound 2>/dev/null; cat client.properties > late) & $CLI lint late',
    );
    expect(stdout).toContain('late');
    expect(code).toBe(0);
  });
  it('may come from a process substitution', async () => {
    const { code, stderr } = await bash('$CLI convert <(cat client.properties) --to yaml > /dev/null');
    expect(stderr).not.toContain('pipe');
    expect(code).toBe(0);
  });
});

it(
  'of a log that is still growing, explain reads what was there at the start',
  { tags: ['hostile/inputs'] },
  async () => {
    const log = join(folder, 'growing');
    const lines = 'a line of a log\n'.repeat(10_000);
    writeFileSync(log, lines);
    let length = 0;
    for await (const chunk of streamFile(log)) {
      length += chunk.length;
      appendFileSync(log, lines);
    }
    expect(length).toBe(lines.length);
    // Up to a limit, for a busy machine may start the reader long after the writer.
    const { code, stderr } = await bash(
      'yes "a line of a log" | head -c 2097152 >> growing & $CLI explain growing; code=$?; wait; exit $code',
    );
    expect(stderr).not.toMatch(TRACE);
    expect(code).toBe(3);
  },
);

/** A run of the doctor that ends the soonest. */
const OFFLINE = 'doctor --offline --client-config client.properties';
const INCONCLUSIVE = 3;

describe('standard streams', { tags: ['hostile/ends'] }, () => {
  it.each([
    ['nobody reads', `set -o pipefail; $CLI ${OFFLINE} | true`, INCONCLUSIVE],
    ['it is closed', `$CLI ${OFFLINE} >&-`, INCONCLUSIVE],
    ['both are closed', '$CLI lint client.properties >&- 2>&-', 0],
    ['stdin is closed', '$CLI lint client.properties <&-', 0],
    ['stdin is closed and wanted', '$CLI lint - <&- >/dev/null 2>&1; test $? -lt 3', 0],
    ['it is full', `$CLI ${OFFLINE} > /dev/full`, 2],
    ['it is full, of lint', '$CLI lint client.properties > /dev/full', 2],
    ['stderr is full', '$CLI doctor --lab --timeout 10m 2> /dev/full', 0],
    ['it is full, of convert', '$CLI convert client.properties --to yaml > /dev/full', 2],
    ['it is full, of explain', '$CLI explain jwt/aud-wrong > /dev/full', 2],
    ['it is full, of replay', '$CLI replay run.json > /dev/full', 2],
    ['it is full, of view', '$CLI view run.json > /dev/full', 2],
    ['it is full, of diff', '$CLI diff run.json run.json > /dev/full', 2],
    ['it is full, of schema', '$CLI schema report > /dev/full', 2],
    ['it is full, of completion', '$CLI completion bash > /dev/full', 2],
    ['nobody reads, of view', 'set -o pipefail; $CLI view run.json | true', 0],
    ['nobody reads, of schema', 'set -o pipefail; $CLI schema report | true', 0],
    ['nobody reads, of convert', 'set -o pipefail; $CLI convert client.properties --to yaml | true', 0],
    ['it is closed, of diff', '$CLI diff run.json run.json >&-', 0],
  ])('%s', async (_, script, expected) => {
    const { code, stderr } = await bash(script);
    expect(stderr).not.toMatch(TRACE);
    expect(code).toBe(expected);
  });
});

describe('a signal', { tags: ['hostile/ends'] }, () => {
  it.each([
    ['INT', 130, 'lint -'],
    ['TERM', 143, 'lint -'],
    ['TERM', 143, 'replay -'],
    ['INT', 130, 'doctor --offline --token-file -'],
    ['TERM', 143, 'explain -'],
    ['HUP', 129, 'convert - --to yaml'],
    ['HUP', 129, 'doctor --offline --token-file -'],
  ])('%s ends with %i a command that waits for input (%s)', async (signal, expected, argv) => {
    // Bit 1 of the signals that it catches is SIGINT.
    const { code, stderr } = await bash(
      `set -m; mkfifo -m 600 in-${signal}-$$; exec 3<>in-${signal}-$$; $CLI ${argv} <&3 & pid=$!
       while ! grep -q '^SigCgt:.*[2367abef]$' /proc/$pid/status; do sleep 0.05; done
       kill -${signal} $pid; wait $pid`,
    );
    expect(stderr).not.toMatch(TRACE);
    expect(code).toBe(expected);
  });
  it.each([
    ['INT', 130],
    ['TERM', 143],
    ['HUP', 129],
  ])('%s right after the start leaves nothing half written', async (signal, expected) => {
    const { code, stdout } = await bash(
      `set -m; mkdir -p out; $CLI doctor --lab --bundle out/run.json > /dev/null 2>&1 & pid=$!; kill -${signal} $pid; wait $pid; code=$?; ls -A out; exit $code`,
    );
    expect(stdout).toBe('');
    expect(code).toBe(expected);
  });
});
