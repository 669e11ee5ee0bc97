import type { World } from '../probes/world.ts';
import type { Lab } from './lab.ts';
import type { LabSettings } from './settings.ts';

/** A lab in which time passes only during a pause, and then at once. */
export interface FastClock {
  readonly world: World;
  /** The lab's first moment, in milliseconds since the epoch. */
  readonly start: number;
  /** Does something when this much time has passed, in milliseconds. */
  readonly at: (moment: number, act: () => void | Promise<void>) => void;
}

/** The clocks of the doctor and of all servers, ahead together. */
export function fastClockOf(lab: Lab, { idp, confluent, network }: LabSettings): FastClock {
  const start = lab.world.now();
  let jumped = 0;
  const due: { readonly moment: number; readonly act: () => void | Promise<void> }[] = [];
  const world: World = {
    ...lab.world,
    pause: async (ms, signal) => {
      jumped += ms;
      // The servers answer in whole seconds.
      const seconds = Math.round(jumped / 1000);
      idp.clockAheadSeconds = seconds;
      confluent.clockAheadSeconds = seconds;
      network.doctorClockAheadSeconds = seconds;
      for (const each of due.filter(({ moment }) => moment <= lab.world.now() - start)) {
        due.splice(due.indexOf(each), 1);
        await each.act();
      }
      return !signal.aborted;
    },
  };
  return { world, start, at: (moment, act) => void due.push({ moment, act }) };
}
