/**
 * Prints what watching costs: `npm run bench:watch [-- CLIENTS [DAYS]]`, by default 5 clients for a week, on the lab's fast
 * clock. After each of the lab's days: how many diagnoses there were, the CPU time of one, the memory that is in use after a
 * collection of garbage, the largest memory of the process so far, and the size of the history on disk. Watch and lab are one
 * process, so CPU time and memory are of both. Keys are rotated on the second day, and a filter is wrong for one day, so that there are
 * events to keep.
 */
import { mkdtempSync, rmSync, readdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { examine } from '../src/doctor/examine.ts';
import { targetFrom } from '../src/doctor/load.ts';
import { fastClockOf } from '../src/lab/fast-clock.ts';
import type { LabSettings } from '../src/lab/settings.ts';
import { startLab } from '../src/lab/start.ts';
import { History } from '../src/watch/history/history.ts';
import { watch } from '../src/watch/watch.ts';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const INTERVAL_MS = HOUR / 2;

const [clients = 5, days = 7] = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), 'oauthbearer-bench-watch-'));
process.on('exit', () => rmSync(folder, { recursive: true, force: true }));

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

let settings!: LabSettings;
const lab = await startLab([], { arrange: (all) => void (settings = all) });
const { world, start, at } = fastClockOf(lab, settings);
const { idp, confluent } = settings;
const members = Array.from({ length: clients }, (_, index) => ({
  name: `client-${index}`,
  // A busy machine must not make any of them time out.
  load: async () =>
    targetFrom({ ...lab.settings, name: `client-${index}`, timeout: '10m', connectTimeout: '60s' }),
}));
const history = await History.open(join(folder, 'history.db'), '0.0.0');

let [diagnoses, events] = [0, 0];
const mb = (bytes: number): string => (bytes / 2 ** 20).toFixed(1);
const sizeOnDisk = (): number =>
  readdirSync(folder).reduce((sum, name) => sum + statSync(join(folder, name)).size, 0);

console.log(`${clients} clients, every ${INTERVAL_MS / 60_000} minutes; one process with the lab`);
console.log('  day   diagnoses   events   CPU ms each   heap MB   peak MB   history MB');
let before = { diagnoses: 0, cpu: process.cpuUsage() };
const print = (day: number): void => {
  const { user, system } = process.cpuUsage(before.cpu);
  const each = (user + system) / 1000 / (diagnoses - before.diagnoses);
  collectGarbage();
  const cells = [
    String(day).padStart(5),
    String(diagnoses).padStart(11),
    String(events).padStart(8),
    each.toFixed(1).padStart(13),
    mb(process.memoryUsage().heapUsed).padStart(9),
    mb(process.resourceUsage().maxRSS * 1024).padStart(9),
    mb(sizeOnDisk()).padStart(12),
  ];
  console.log(cells.join(' '));
  before = { diagnoses, cpu: process.cpuUsage() };
};

for (let day = 1; day <= days; day += 1) {
  at(day * DAY, async () => {
    print(day);
    const target = await members[0]?.load();
    if (target !== undefined) await examine(target, { world: lab.world, refreshJwks: true });
  });
}
const pool = confluent.providers[0]!.pools[0]!;
const right = pool.filter;
at(1.5 * DAY, () => void idp.keys.push({ kid: 'second' }));
at(3.5 * DAY, () => void idp.keys.reverse());
at(4.5 * DAY, () => void (pool.filter = 'claims.azp == "another-client"'));
at(5.5 * DAY, () => void (pool.filter = right));

await watch(() => Promise.resolve(members), {
  ...{ world, history, version: '0.0.0', signal: new AbortController().signal },
  // A connection that stays is used every few minutes: what is measured here is the diagnoses.
  ...{ intervalMs: INTERVAL_MS, tokenMs: HOUR, stays: false, forMs: days * DAY + INTERVAL_MS },
  onRound: (round) => {
    diagnoses += 1;
    events += round.events.length;
  },
});

await lab.close();
console.log(`${((world.now() - start) / DAY).toFixed(1)} days were watched`);
