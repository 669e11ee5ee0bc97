import { Tally } from '../fleet/tally.ts';
import { version } from '../package.ts';
import type { FleetReport } from '../report/fleet.ts';
import type { CrowdEvent } from './_worker-messages.ts';
import { listener } from './_silence.ts';

/** What is known of a fleet that was stopped. */
export interface Stopped {
  readonly known: FleetReport;
  /** The clients that were being diagnosed. */
  readonly busy: readonly string[];
  readonly why: string;
}

/**
 * Watches over a fleet in a worker thread: when its event loop stops turning, what is known so far becomes the report,
 * and the clients that were not finished are listed as not judged.
 *
 * @param stop called once
 */
export function watchOverFleet(
  stop: (stopped: Stopped) => void,
): (event: CrowdEvent | { readonly kind: 'ended' }) => void {
  const tally = new Tally();
  const busy = new Set<string>();
  const startedAt = new Date().toISOString();
  const began = performance.now();
  const { hear, end } = listener((why) => {
    for (const name of busy) tally.add(notJudged(name, startedAt, why));
    const durationMs = Math.round(performance.now() - began);
    const tool = { name: 'oauthbearer', version: version() } as const;
    stop({ known: tally.report({ tool, startedAt, durationMs, interrupted: true }), busy: [...busy], why });
  });
  return (event) => {
    if (event.kind === 'ended') {
      end();
      return;
    }
    hear();
    if (event.kind === 'trying') busy.add(event.name);
    else if (event.kind === 'result') {
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
