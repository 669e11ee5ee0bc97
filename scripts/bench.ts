/**
 * `npm run bench -- [part...]`: prints what a run costs, all of it or the named parts (`lint`, `parsers`). Processes are measured in turn with a bare `node -e 0`, so that ratios hold on a slow or busy
 * machine; CPU time is that of all threads, and includes the code that was compiled before. What cannot be measured says
 * why, and the rest is measured all the same; then the exit code is 1.
 *
 * - CPU time and peak memory of `--version`, `lint`, `explain` and of `doctor` against a lab in this process; the doctor
 *   also with NODE_EXTRA_CA_CERTS, where a file of the system's certificates is found;
 * - a doctor with every round trip delayed by 50 ms, in a process that has just started and in one that is warm, against
 *   the round trips that have to follow one another: the least that any tool could take;
 * - the slowest refusal of a malformed file;
 * - the parsers of files, on one piece repeated up to 64 KB: CPU time, and how it grows when the input doubles;
 * - `diagnose` on all recorded bundles, warm, and how often it asks what a repair leaves as suspects grow in number;
 * - the size of the package.
 */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import { text } from 'node:stream/consumers';
import { faultOf, targetCalled } from '../fuzz/target.ts';
import { causes } from '../src/causes/registry.generated.ts';
import { bestSet } from '../src/diagnosis/search.ts';
import { examine } from '../src/doctor/examine.ts';
import { serveLab } from '../src/lab/serve.ts';
import { startLab } from '../src/lab/start.ts';

const CLI = 'bin/oauthbearer.js';
const BARE = ['-e', '0'];
const RUNS = 9;
const ROUND_TRIP_MS = 50;
const LONGEST_RUN_MS = 60_000;
/** Where the distributions keep the certificates of the system: Debian, Fedora, Alpine. */
const SYSTEM_CERTIFICATES = [
  '/etc/ssl/certs/ca-certificates.crt',
  '/etc/pki/tls/certs/ca-bundle.crt',
  '/etc/ssl/cert.pem',
];

/**
 * DNS, TCP, TLS 1.3, ApiVersions and SaslHandshake; SaslAuthenticate and Metadata; then DNS, TCP and TLS to the brokers
 * that Metadata named. The token (four round trips), discovery, key sets and Confluent's API run in parallel.
 */
const DEPENDENT_ROUND_TRIPS = 5 + 2 + 3;
/** Of these, DNS and TCP take no time to a lab in another process. */
const DEPENDENT_ROUND_TRIPS_BESIDE = DEPENDENT_ROUND_TRIPS - 4;

const folder = mkdtempSync(join(tmpdir(), 'oauthbearer-bench-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

const written = (name: string, content: string): string => {
  const file = join(folder, name);
  writeFileSync(file, content);
  return file;
};

/** Says at the end of a process what it took. A worker thread is part of its process. */
const AT_EXIT = written(
  'at-exit.cjs',
  `if (require('node:worker_threads').isMainThread) process.on('exit', () => {
     const { userCPUTime, systemCPUTime, maxRSS } = process.resourceUsage();
     require('node:fs').writeSync(3, JSON.stringify([(userCPUTime + systemCPUTime) / 1000, maxRSS / 1024]));
   });`,
);

interface Cost {
  readonly cpuMs: number;
  readonly wallMs: number;
  readonly peakMb: number;
}

async function costOf(args: readonly string[], env: NodeJS.ProcessEnv = {}, expected = 0): Promise<Cost> {
  const { NODE_EXTRA_CA_CERTS: _, ...ours } = process.env;
  const begun = performance.now();
  const child = spawn(process.execPath, ['--require', AT_EXIT, ...args], {
    stdio: ['ignore', 'ignore', 'pipe', 'pipe'],
    env: { ...ours, ...env },
    timeout: LONGEST_RUN_MS,
  });
  const [said, complaint, [code, signal]] = await Promise.all([
    text(child.stdio[3] as Readable),
    text(child.stderr!),
    once(child, 'exit') as Promise<[number | null, NodeJS.Signals | null]>,
  ]);
  const wallMs = performance.now() - begun;
  if (code !== expected) {
    throw new Error(
      `node ${args.join(' ')} ended with ${code ?? signal ?? ''} instead of ${expected}: ${complaint.trim()}`,
    );
  }
  const [cpuMs = NaN, peakMb = NaN] = JSON.parse(said) as number[];
  return { cpuMs, wallMs, peakMb };
}

const median = (values: readonly number[]): number =>
  values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN;

const print = (what: string, says: string): void => console.log(`${what.padEnd(24)}${says}`);

/** Measures, or says why that was not possible. */
async function measure(what: string, work: () => Promise<void> | void): Promise<void> {
  try {
    await work();
  } catch (error) {
    print(what, `not measured: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}

/** Runs it in turn with a bare node, once before for the code to be compiled. */
async function printCost(what: string, aim: number, args: readonly string[], env?: NodeJS.ProcessEnv) {
  await costOf(args, env);
  const pairs: { readonly ours: Cost; readonly bare: Cost }[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    pairs.push({ ours: await costOf(args, env), bare: await costOf(BARE, env) });
  }
  const of = (take: (pair: (typeof pairs)[number]) => number): number => median(pairs.map(take));
  const ratio = of(({ ours, bare }) => ours.cpuMs / bare.cpuMs).toFixed(2);
  const [cpu, bare] = [of(({ ours }) => ours.cpuMs), of((pair) => pair.bare.cpuMs)].map((ms) =>
    ms.toFixed(0),
  );
  const peak = of(({ ours }) => ours.peakMb).toFixed(0);
  print(what, `${ratio} of a bare node (aim: under ${aim}); ${cpu} and ${bare} ms of CPU; peak ${peak} MB`);
}

async function printDoctor(): Promise<void> {
  const lab = await serveLab();
  const args = [CLI, 'doctor', '--config', written('lab.yaml', lab.yaml), '--quiet'];
  const system = SYSTEM_CERTIFICATES.find((file) => existsSync(file));
  try {
    await printCost('doctor', 5, args);
    if (system !== undefined) await printCost('doctor, extra CAs', 5, args, { NODE_EXTRA_CA_CERTS: system });
  } finally {
    await lab.close();
  }
}

const delayed = {
  arrange: ({ network }: { readonly network: { roundTripMs: number } }) => {
    network.roundTripMs = ROUND_TRIP_MS;
  },
};

function printChain(what: string, took: readonly number[], roundTrips: number): void {
  const least = roundTrips * ROUND_TRIP_MS;
  const ms = median(took);
  print(
    what,
    `${(ms / least).toFixed(2)} of ${roundTrips} dependent round trips of ${ROUND_TRIP_MS} ms (aim: under 1.15); ${ms.toFixed(0)} ms`,
  );
}

async function printColdChain(): Promise<void> {
  const lab = await serveLab([], delayed);
  const args = [CLI, 'doctor', '--config', written('delayed.yaml', lab.yaml), '--quiet'];
  const took: number[] = [];
  try {
    for (let run = 0; run < RUNS; run += 1) took.push((await costOf(args)).wallMs);
  } finally {
    await lab.close();
  }
  printChain('chain, cold process', took, DEPENDENT_ROUND_TRIPS_BESIDE);
}

/** Lab and doctor share a process: an upper bound. */
async function printWarmChain(): Promise<void> {
  const took: number[] = [];
  for (let run = 0; run < RUNS; run += 1) {
    const { target, world, close } = await startLab([], delayed);
    const { diagnosis, durationMs } = await examine(target, { world }).finally(close);
    if (diagnosis.verdict !== 'healthy') throw new Error(`the healthy lab is ${diagnosis.verdict}`);
    took.push(durationMs);
  }
  printChain('chain, warm process', took.slice(1), DEPENDENT_ROUND_TRIPS);
}

/** Hostile or mistaken inputs must be rejected or read within a second of the start. */
async function printSlowestRefusal(): Promise<void> {
  const took: number[] = [];
  for (const [name, content] of Object.entries({
    'large.properties': 'a=b\n'.repeat(13_000_000),
    'deep.json': '['.repeat(100_000),
    'deep.yaml': '- '.repeat(100_000),
    'jaas.properties': `sasl.jaas.config=${'\\\\"'.repeat(200_000)}\n\u0000`,
  })) {
    took.push((await costOf([CLI, 'lint', written(name, content)], {}, 2)).wallMs);
  }
  print('malformed files', `${Math.max(...took).toFixed(0)} ms for the slowest (aim: under 1000)`);
}

/** A parser, the beginning of its input, and what is repeated after that. */
const REPEATED: readonly (readonly [target: string, head: string, piece: string])[] = [
  ['client-file', 'a.md\n', '```yaml\n'],
  ['client-file', 'a.sh\n', 'cat <<EOF\n'],
  ['client-file', 'a.sh\nhelm install --set ', 'a\\,'],
  ['client-file', 'a.sh\n', 'kcat docker helm '],
  ['client-file', 'a.json\n', '\r\n'],
  ['client-file', 'a.yaml\n', '---\n'],
  ['client-file', 'a.yaml\n', 'a: &a [*a, *a]\n'],
  ['client-file', 'a.yaml\n', '[a, '],
  ['client-file', 'a.properties\nsasl.jaas.config=a', '\\t'],
  ['client-file', 'a.properties\n', 'sasl.mechanism=${env:A}\n'],
  ['client-file', 'a.tf\n', 'a = "${"'],
  ['client-file', 'a.sql\n-- kafka\n', '/*'],
  ['client-file', 'a\n', 'a '],
  ['client-file', 'a.txt\na b c\n', '\n'],
  ['client-file', 'a.env\n', '\u2028'],
  ['client-file', 'a.env\n', 'A__'],
  ['client-file', 'a.ps1\n', '@"\n'],
  ['client-file', 'a.yaml\nsasl: a\n', ' :\n'],
  ['client-file', 'a.properties\nsasl.mechanism=OAUTHBEARER\nbootstrap.servers=a', '\\n'],
  ['client-file', 'a.properties\nsasl.mechanism=OAUTHBEARER\nsasl.oauthbearer.extensions=a', '\\n'],
  ['client-file', 'config-map.yaml\n', 'sasl:\n'],
  ['hcl', '', 'a=/*'],
  ['sql', 'kafka ', '$a$ '],
  ['yaml', '', 'a: [b, c]\n'],
  ['code', 'a.py\n', 'a ='],
  ['code', 'a.js\n', 'a.builder().'],
  ['code', 'a.tf\n', '*/ '],
  ['code', 'a.md\n', 'os.environ["A"] '],
  ['code', 'a.yaml\n', "''''''a"],
  [
    'code',
    "a.ts\nimport { Kafka } from 'kafkajs';\n",
    "  sasl: { mechanism: 'oauthbearer', oauthBearerProvider: f(a) },\n",
  ],
  ['code', 'a.go\n', 'a := '],
  ['code', 'a.rb\n', "'"],
  ['code', 'a.py\n', 'import '],
  ['code', 'a.py\n', '{"sasl.mechanism": "a"}\n'],
  ['code', 'a.py\nimport aiokafka\n', 'a = {"sasl_mechanism": "OAUTHBEARER"}\n'],
  ['explain', '', 'Caused by: a: '],
  [
    'explain',
    '',
    'TypeError: fetch failed\n    at async oauthBearerProvider (/app/kafka.js:12:20)\n  [cause]: Error: getaddrinfo',
  ],
  ['explain', '', 'oauthbearer.OAuthBearerLoginModule::${'],
  ['log', '', 'eyJ'],
  ['log', '', 'ProducerConfig values: \n\ta = b\n'],
];

/** In milliseconds; the least of several runs, since the first ones compile. */
async function parsingOf(target: string, head: string, piece: string, bytes: number): Promise<number> {
  const parser = await targetCalled(target);
  // Whole pieces: a parser refuses a string that is cut off at once.
  const input = Buffer.from(head + piece.repeat((bytes - head.length) / piece.length));
  const took: number[] = [];
  for (let run = 0; run < 3; run += 1) {
    const begun = process.cpuUsage();
    await faultOf(parser, input);
    const { user, system } = process.cpuUsage(begun);
    took.push((user + system) / 1000);
  }
  return Math.min(...took);
}

async function printParsers(): Promise<void> {
  const all: { readonly what: string; readonly ms: number; readonly growth: number }[] = [];
  for (const [target, head, piece] of REPEATED) {
    const half = await parsingOf(target, head, piece, 32 * 1024);
    const ms = await parsingOf(target, head, piece, 64 * 1024);
    all.push({ what: `${target}, ${JSON.stringify(head + piece)}`, ms, growth: ms / half });
  }
  const slowest = all.toSorted((a, b) => b.ms - a.ms)[0]!;
  // Of what takes less, most is collecting garbage.
  const steepest = all.filter(({ ms }) => ms > 20).toSorted((a, b) => b.growth - a.growth)[0];
  print(
    'parsers',
    `${slowest.ms.toFixed(0)} ms of CPU for 64 KB at most (aim: under 200; ${slowest.what})` +
      (steepest === undefined
        ? ''
        : `; twice the input takes ${steepest.growth.toFixed(1)} times as long at most (${steepest.what})`),
  );
}

/** Hooks for TypeScript, without what tsx adds to each function. */
const AS_SHIPPED = `import('node:module').then(({ register }) => {
  register(${JSON.stringify(new URL('../fuzz/typescript-hooks.js', import.meta.url).href)});
  return import(${JSON.stringify(new URL('bench-diagnose.ts', import.meta.url).href)});
});`;

function printDiagnose(): void {
  const says = execFileSync(process.execPath, ['-e', AS_SHIPPED], { encoding: 'utf8' });
  const { ms, bundles } = JSON.parse(says) as { readonly ms: number; readonly bundles: number };
  const perSecond = ((causes.length / ms) * 1000).toFixed(0);
  print(
    'diagnose',
    `${ms.toFixed(2)} ms of CPU for a bundle, warm, of ${bundles} (aim: under 3); ${perSecond} causes a second`,
  );
}

/** Every suspect clears one of ten failures, so that no four clear them all: the search goes as far as it may. */
function printGrowth(): void {
  const counts = [10, 20, 40, 80].map((count) => {
    const failing = Array.from({ length: 10 }, (_, index) => index);
    let asked = 0;
    bestSet({
      suspects: Array.from({ length: count }, (_, index) => index),
      failing,
      most: 4,
      leftAfter: (set) => {
        asked += 1;
        return failing.filter((failure) => !set.some((index) => index % 10 === failure));
      },
    });
    return `${asked} for ${count}`;
  });
  print('search for causes', `repairs judged, for suspects: ${counts.join(', ')}`);
}

/** As npm would publish it. */
function printPackage(): void {
  const [packed] = JSON.parse(
    execFileSync('npm', ['pack', '--dry-run', '--json', '--ignore-scripts'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
      shell: process.platform === 'win32',
    }),
  ) as readonly { readonly size: number; readonly unpackedSize: number }[];
  const [size, unpacked] = [packed!.size, packed!.unpackedSize].map((bytes) => (bytes / 1e6).toFixed(2));
  print('package', `${size} MB packed (aim: under 1.5), ${unpacked} MB unpacked`);
}

const PARTS: readonly (readonly [part: string, work: () => Promise<void> | void])[] = [
  ['--version', () => printCost('--version', 1.3, [CLI, '--version'])],
  ['lint', () => printCost('lint', 2, [CLI, 'lint', 'fixtures/converted/java-properties.properties'])],
  ['explain', () => printCost('explain', 2, [CLI, 'explain', 'SASL authentication failed: invalid_client'])],
  ['doctor', printDoctor],
  ['chain, cold process', printColdChain],
  ['chain, warm process', printWarmChain],
  ['malformed files', printSlowestRefusal],
  ['parsers', printParsers],
  ['diagnose', printDiagnose],
  ['search for causes', printGrowth],
  ['package', printPackage],
];

const asked = process.argv.slice(2);
const strangers = asked.filter((name) => PARTS.every(([part]) => part !== name));
if (strangers.length > 0) {
  throw new Error(`no part ${strangers.join(', ')}; there are: ${PARTS.map(([part]) => part).join('; ')}`);
}
for (const [part, work] of PARTS) if (asked.length === 0 || asked.includes(part)) await measure(part, work);
