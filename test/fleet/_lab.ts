import { startLab } from '../../src/lab/start.ts';
import type { LabSettings } from '../../src/lab/settings.ts';
import type { Lab } from '../../src/lab/lab.ts';
import { targetFrom } from '../../src/doctor/load.ts';
import type { Member } from '../../src/fleet/member.ts';
import { runFleet, type FleetOptions } from '../../src/fleet/run-fleet.ts';
import type { MemberResult } from '../../src/fleet/result.ts';
import { Tally, type FleetReport } from '../../src/fleet/tally.ts';

/** A lab with one network and many clients, each the healthy one with something changed. */
export async function fleetLab(arrange?: (settings: LabSettings) => void): Promise<Lab> {
  return startLab([], arrange === undefined ? {} : { arrange });
}

export const memberOf = (
  lab: Lab,
  name: string,
  changed: Readonly<Record<string, unknown>> = {},
): Member => ({
  name,
  load: async () => targetFrom({ ...lab.settings, timeout: '60s', ...changed, name }),
});

export interface Ran {
  readonly results: readonly MemberResult[];
  readonly report: FleetReport;
}

export async function ran(
  lab: Lab,
  members: readonly Member[],
  options: Partial<FleetOptions> = {},
): Promise<Ran> {
  const results: MemberResult[] = [];
  const tally = new Tally();
  await runFleet(each(members), {
    world: lab.world,
    concurrency: 8,
    signal: new AbortController().signal,
    version: '0.0.0',
    onResult: (result) => {
      results.push(result);
      tally.add(result);
    },
    ...options,
  });
  const tool = { name: 'oauthbearer', version: '0.0.0' } as const;
  return { results, report: tally.report({ tool, startedAt: '2026-11-29T00:00:00.000Z', durationMs: 0 }) };
}

async function* each<T>(all: readonly T[]): AsyncGenerator<T> {
  yield* all;
}
