import { Tally } from '../fleet/tally.ts';
import { version } from '../package.ts';
import type { FleetReport } from '../report/fleet.ts';
import type { FleetEvent } from './_worker-messages.ts';
import { IN_A_LOOP, machineTooBusy, processorTime } from './_silence.ts';

const TICK_MS = 1000;
/** An honest answer does not take so much processor time without a pause. */
const MOST_WORK_MS = 15_000;
/** After so many seconds of silence, a machine that gave less processor time than that has none to give. */
const MOST_SILENT_TICKS = 600;

/** What is known of a fleet that was stopped. */
export interface Stopped {
  readonly known: FleetReport;
  /** The clients that were being diagnosed. */
  readonly busy: readonly string[];
  readonly why: string;
}

/**
 * Watches over a fleet in a worker thread: when its event loop stops turning, what is known so far becomes the report,
 * and the clients that were not finished are listed as not judged. Silence is counted in ticks of this thread, so
 * that a machine that slept is not taken for a busy one.
 *
 * @param stop called once
 */
export function watchOverFleet(
  stop: (stopped: Stopped) => void,
): (event: FleetEvent | { readonly kind: 'ended' }) => void {
  const tally = new Tally();
  const busy = new Set<string>();
  const startedAt = new Date().toISOString();
  const began = performance.now();
  let silentTicks = 0;
  let inSilence = processorTime();
  let timer: NodeJS.Timeout | undefined;
  let turn: NodeJS.Immediate | undefined;
  const look = (): void => {
    silentTicks += 1;
    const workedMs = inSilence();
    const isLoop = workedMs >= MOST_WORK_MS;
    if (!isLoop && silentTicks < MOST_SILENT_TICKS) return;
    clearInterval(timer);
    const why = isLoop ? IN_A_LOOP : machineTooBusy(workedMs);
    for (const name of busy) tally.add(notJudged(name, startedAt, why));
    const durationMs = Math.round(performance.now() - began);
    const tool = { name: 'oauthbearer', version: version() } as const;
    stop({ known: tally.report({ tool, startedAt, durationMs, interrupted: true }), busy: [...busy], why });
  };
  return (event) => {
    silentTicks = 0;
    inSilence = processorTime();
    if (event.kind === 'ended') {
      clearInterval(timer);
      clearImmediate(turn);
    } else if (event.kind === 'alive') {
      // A message that has arrived already is read first: on a busy machine a tick is late.
      timer ??= setInterval(() => (turn = setImmediate(look)), TICK_MS);
    } else if (event.kind === 'trying') busy.add(event.name);
    else {
      busy.delete(event.result.name);
      tally.add(event.result);
    }
  };
}

const notJudged = (name: string, startedAt: string, why: string) => ({
  ...{ schemaVersion: 1 as const, name, outcome: 'inconclusive' as const, startedAt, durationMs: 0 },
  ...{ rootCauses: [], notices: [] },
  because: `not finished when the run was stopped: ${why}`,
});
