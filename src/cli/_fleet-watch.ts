import { Tally } from '../fleet/tally.ts';
import { version } from '../package.ts';
import type { FleetReport } from '../report/fleet.ts';
import type { FleetEvent } from './_worker-messages.ts';

const TICK_MS = 1000;
/** An honest answer does not keep a processor busy for so many seconds without a pause. */
const MOST_SILENT_TICKS = 15;

/**
 * Watches over a fleet in a worker thread: when its event loop stops turning, what is known so far becomes the report,
 * and the clients that were not finished are listed as not judged. Silence is counted in ticks of this thread, so
 * that a machine that slept or is busy is not taken for a thread in a loop.
 *
 * @param stop called once
 */
export function watchOverFleet(
  stop: (known: FleetReport, busy: readonly string[]) => void,
): (event: FleetEvent | { readonly kind: 'ended' }) => void {
  const tally = new Tally();
  const busy = new Set<string>();
  const startedAt = new Date().toISOString();
  const began = performance.now();
  let silentTicks = 0;
  let timer: NodeJS.Timeout | undefined;
  const tick = (): void => {
    silentTicks += 1;
    if (silentTicks < MOST_SILENT_TICKS) return;
    clearInterval(timer);
    for (const name of busy) tally.add(notJudged(name, startedAt));
    const durationMs = Math.round(performance.now() - began);
    const tool = { name: 'oauthbearer', version: version() } as const;
    stop(tally.report({ tool, startedAt, durationMs, interrupted: true }), [...busy]);
  };
  return (event) => {
    silentTicks = 0;
    if (event.kind === 'ended') clearInterval(timer);
    else if (event.kind === 'alive') timer ??= setInterval(tick, TICK_MS);
    else if (event.kind === 'trying') busy.add(event.name);
    else {
      busy.delete(event.result.name);
      tally.add(event.result);
    }
  };
}

const notJudged = (name: string, startedAt: string) => ({
  ...{ schemaVersion: 1 as const, name, outcome: 'inconclusive' as const, startedAt, durationMs: 0 },
  ...{ rootCauses: [], notices: [] },
  because: 'not finished when the run was stopped: an answer keeps the doctor itself busy',
});
