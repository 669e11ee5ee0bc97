import { scenarioOf } from '../../src/lab/catalogue.ts';
import { startLab } from '../../src/lab/start.ts';
import type { LabSettings } from '../../src/lab/settings.ts';
import type { Lab } from '../../src/lab/lab.ts';
import { targetFrom } from '../../src/doctor/load.ts';
import type { World } from '../../src/probes/world.ts';
import type { Member } from '../../src/fleet/member.ts';
import { runFleet, type FleetOptions } from '../../src/fleet/run-fleet.ts';
import type { MemberResult } from '../../src/fleet/result.ts';
import { Tally } from '../../src/fleet/tally.ts';
import type { FleetReport } from '../../src/report/fleet.ts';

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
  load: async () => targetFrom({ ...lab.settings, timeout: '10m', connectTimeout: '60s', ...changed, name }),
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

/** Several labs in one world, each with its own provider, brokers and Confluent API, under names of its own. */
export interface Neighbourhood {
  readonly labs: readonly Lab[];
  readonly world: World;
}

/** @param arranged what is wrong in each lab: scenarios, or a change of its settings */
export async function neighbourhood(
  arranged: readonly (readonly string[] | ((settings: LabSettings) => void))[],
): Promise<Neighbourhood> {
  const labs = await Promise.all(
    arranged.map((each, at) =>
      startLab([], {
        arrange: (settings) => {
          if (typeof each !== 'function') for (const id of each) scenarioOf(id).arrange(settings);
          rename(settings, at);
          if (typeof each === 'function') each(settings);
        },
      }),
    ),
  );
  const worldOf = (host: string): World => {
    const at = Number(/^(?:b\d-)?(?:acme|api|pkc-7k2z)(\d)\./.exec(host)?.[1]);
    return (labs[at] ?? labs[0]!).world;
  };
  return {
    labs,
    world: {
      ...labs[0]!.world,
      lookup: (host, family) => worldOf(host).lookup(host, family),
      connect: (to) => worldOf(to.host).connect(to),
    },
  };
}

/** Gives all hosts in the settings of a lab a number. */
function rename(settings: LabSettings, at: number): void {
  const renamed = (text: string): string =>
    text
      .replaceAll('acme.auth0.com', `acme${at}.auth0.com`)
      .replaceAll('api.confluent.cloud', `api${at}.confluent.cloud`)
      .replaceAll('pkc-7k2zq.', `pkc-7k2z${at}.`);
  const visit = (node: object): void => {
    for (const [key, value] of Object.entries(node) as [string, unknown][]) {
      if (typeof value === 'object' && value !== null) visit(value);
      // Some settings are by host.
      if (renamed(key) !== key) Reflect.deleteProperty(node, key);
      Reflect.set(node, renamed(key), typeof value === 'string' ? renamed(value) : value);
    }
  };
  visit(settings);
}
