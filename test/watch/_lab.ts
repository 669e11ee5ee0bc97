import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { examine } from '../../src/doctor/examine.ts';
import { targetFrom } from '../../src/doctor/load.ts';
import type { Member } from '../../src/fleet/member.ts';
import { fastClockOf, type FastClock } from '../../src/lab/fast-clock.ts';
import type { Lab } from '../../src/lab/lab.ts';
import type { LabSettings } from '../../src/lab/settings.ts';
import { startLab } from '../../src/lab/start.ts';
import type { WatchEvent } from '../../src/watch/event.ts';
import { History } from '../../src/watch/history/history.ts';
import { watch, type Members, type WatchOptions } from '../../src/watch/watch.ts';
import type { TargetRound } from '../../src/watch/watched.ts';

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

/** A lab on a fast clock, and the client that is watched. */
export interface FastLab extends FastClock {
  readonly lab: Lab;
  readonly settings: LabSettings;
  readonly member: Member;
  /** Makes Confluent fetch the keys, as its refresh period does. */
  readonly refreshKeys: () => Promise<void>;
  /** Changes the client's own settings. */
  readonly configure: (changed: Readonly<Record<string, unknown>>) => void;
}

export async function fastLab(arrange?: (settings: LabSettings) => void): Promise<FastLab> {
  let settings!: LabSettings;
  const lab = await startLab([], {
    arrange: (all) => {
      settings = all;
      arrange?.(all);
    },
  });
  onTestFinished(() => lab.close());
  const clock = fastClockOf(lab, settings);
  let client: Readonly<Record<string, unknown>> = {};
  const load = async () =>
    targetFrom({ ...lab.settings, timeout: '10m', connectTimeout: '60s', ...client, name: 'orders' });
  return {
    ...{ lab, settings, ...clock },
    member: { name: 'orders', load },
    refreshKeys: async () => void (await examine(await load(), { world: lab.world, refreshJwks: true })),
    configure: (changed) => void (client = { ...client, ...changed }),
  };
}

/** The file of a history, removed after the test. */
export function historyFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'oauthbearer-watch-'));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  return join(folder, 'history.db');
}

export interface Watched {
  readonly events: readonly WatchEvent[];
  readonly rounds: readonly TargetRound[];
  /** The events without the first, as `kind id` and the day on which they were reported. */
  readonly told: readonly string[];
}

/** Watches a lab for some time on its fast clock. */
export async function watched(
  fast: FastLab,
  options: Partial<WatchOptions> & { readonly file?: string; readonly members?: Members } = {},
): Promise<Watched> {
  const { file = historyFile(), members = () => Promise.resolve([fast.member]), ...given } = options;
  const history = await History.open(file, '0.0.0');
  const rounds: TargetRound[] = [];
  const events: WatchEvent[] = [];
  await watch(members, {
    ...{ world: fast.world, signal: new AbortController().signal, version: '0.0.0', history },
    // A connection that stays is used every few minutes, which a month has many of.
    ...{ intervalMs: 3 * HOUR, tokenMs: HOUR, random: () => 0.5, stays: false },
    ...given,
    onRound: (round) => {
      rounds.push(round);
      events.push(...round.events);
    },
    onRemoved: (target, removed) => {
      events.push(...removed);
      given.onRemoved?.(target, removed);
    },
  });
  const day = ({ at }: WatchEvent): string => ((Date.parse(at) - fast.start) / DAY).toFixed(1);
  const told = events
    .filter(({ kind }) => kind !== 'first')
    .map((event) => `${event.kind} ${event.id ?? ''} ${day(event)}`.replace('  ', ' '));
  return { events, rounds, told };
}
