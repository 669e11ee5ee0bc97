/**
 * Prints what a run costs, as ratios taken within one run of this script, so that they hold on a slow or busy machine:
 *
 * - process start: `oauthbearer --version` against a bare `node -e 0`;
 * - a full healthy run, with every network round trip delayed by 50 ms, against the round trips that have to follow one
 *   another: the least that any tool could take;
 * - `lint` of a client's file, and of the heaviest file of its kind, against a bare node;
 * - the peak memory of a run.
 *
 * In the second the lab works in the same process as the doctor, so it is an upper bound.
 */
import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { examine } from '../src/doctor/examine.ts';
import { serveLab } from '../src/lab/serve.ts';
import { startLab } from '../src/lab/start.ts';

const CLI = 'bin/oauthbearer.js';
const ROUND_TRIP_MS = 50;

/**
 * DNS, TCP, TLS 1.3, ApiVersions and SaslHandshake; SaslAuthenticate and Metadata; then DNS, TCP and TLS to the brokers
 * that Metadata named. The token (four round trips), discovery, key sets and Confluent's API run in parallel.
 */
const DEPENDENT_ROUND_TRIPS = 5 + 2 + 3;

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

function wallMs(args: readonly string[], expected = 0): number {
  const begun = performance.now();
  const { status } = spawnSync(process.execPath, args, { stdio: 'ignore' });
  if (status !== expected) throw new Error(`node ${args.join(' ')} exited with ${status}`);
  return performance.now() - begun;
}

/** Runs the two in turn, so that a slowdown of the machine affects both. */
function paired(
  a: readonly string[],
  b: readonly string[],
  runs: number,
): { readonly a: number; readonly b: number; readonly ratio: number } {
  wallMs(a);
  wallMs(b);
  const pairs = Array.from({ length: runs }, () => ({ a: wallMs(a), b: wallMs(b) }));
  return {
    a: median(pairs.map((pair) => pair.a)),
    b: median(pairs.map((pair) => pair.b)),
    ratio: median(pairs.map((pair) => pair.a / pair.b)),
  };
}

async function fullRunMs(): Promise<number> {
  const lab = await startLab([], {
    arrange: ({ network }) => {
      network.roundTripMs = ROUND_TRIP_MS;
    },
  });
  try {
    const { diagnosis, durationMs } = await examine(lab.target, { world: lab.world });
    if (diagnosis.verdict !== 'healthy') throw new Error(`the healthy lab is ${diagnosis.verdict}`);
    return durationMs;
  } finally {
    await lab.close();
  }
}

/** The peak memory of a doctor that examines a lab in this process. */
async function peakMegabytes(): Promise<number> {
  const lab = await serveLab();
  const folder = await mkdtemp(join(tmpdir(), 'oauthbearer-bench-'));
  try {
    const config = join(folder, 'lab.yaml');
    await writeFile(config, lab.yaml);
    const child = spawn(
      process.execPath,
      ['--import', AT_EXIT, CLI, 'doctor', '--config', config, '--quiet'],
      {
        stdio: ['ignore', 'ignore', 'ignore', 'pipe'],
      },
    );
    const [written, [code]] = await Promise.all([
      text(child.stdio[3] as Readable),
      once(child, 'exit') as Promise<[number | null]>,
    ]);
    if (code !== 0) throw new Error(`the doctor exited with ${String(code)}`);
    return Number(written) / 1024;
  } finally {
    await Promise.all([lab.close(), rm(folder, { recursive: true })]);
  }
}

/** Prints the peak resident memory, in kilobytes, when the process exits. */
const AT_EXIT = `data:text/javascript,${encodeURIComponent(
  "import{writeSync}from'node:fs';process.on('exit',()=>writeSync(3,String(process.resourceUsage().maxRSS)))",
)}`;

const start = paired([CLI, '--version'], ['-e', '0'], 15);
console.log(
  `process start   ${start.a.toFixed(0)} ms against ${start.b.toFixed(0)} ms for a bare node: ratio ${start.ratio.toFixed(2)} (aim: under 1.5)`,
);

const linted = paired([CLI, 'lint', 'fixtures/converted/java-properties.properties'], ['-e', '0'], 9);
console.log(
  `lint of a file  ${linted.a.toFixed(0)} ms against ${linted.b.toFixed(0)} ms for a bare node: ratio ${linted.ratio.toFixed(2)}`,
);

/** Hostile or mistaken inputs must be rejected or read within a second of the start. */
async function slowestRefusalMs(): Promise<number> {
  const folder = await mkdtemp(join(tmpdir(), 'oauthbearer-bench-'));
  try {
    const took: number[] = [];
    for (const [name, content] of Object.entries({
      'large.properties': 'a=b\n'.repeat(13_000_000),
      'deep.json': '['.repeat(100_000),
      'deep.yaml': '- '.repeat(100_000),
      'jaas.properties': `sasl.jaas.config=${'\\\\"'.repeat(200_000)}\n\u0000`,
    })) {
      const file = join(folder, name);
      await writeFile(file, content);
      took.push(wallMs([CLI, 'lint', file], 2));
    }
    return Math.max(...took);
  } finally {
    await rm(folder, { recursive: true });
  }
}
console.log(
  `malformed files ${(await slowestRefusalMs()).toFixed(0)} ms for the slowest (aim: under 1000 ms)`,
);

const first = await fullRunMs();
const runs: number[] = [];
for (let run = 0; run < 7; run += 1) runs.push(await fullRunMs());
const least = DEPENDENT_ROUND_TRIPS * ROUND_TRIP_MS;
console.log(
  `full run        ${median(runs).toFixed(0)} ms (the first ${first.toFixed(0)} ms) against ${least} ms for ${DEPENDENT_ROUND_TRIPS} dependent round trips of ${ROUND_TRIP_MS} ms: ratio ${(median(runs) / least).toFixed(2)} (aim: under 1.15)`,
);
console.log(`peak memory     ${(await peakMegabytes()).toFixed(0)} MB (aim: under 100 MB)`);
