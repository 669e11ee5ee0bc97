import { count } from '../report/words/grammar.ts';
import type { WatchEvent } from './event.ts';

/** An event as the history has it. */
export interface Recorded {
  readonly id: number;
  readonly event: WatchEvent;
}

/** One message. */
export interface Notification {
  /** Of the events that it is about, in the history. */
  readonly ids: readonly number[];
  readonly event: WatchEvent;
}

/**
 * The messages for events, in their order: what one reason does to many clients at once is one message. A client that fails,
 * recovers and fails again is three. Pure.
 *
 * @param recorded oldest first
 */
export function notificationsOf(recorded: readonly Recorded[]): readonly Notification[] {
  const groups: Recorded[][] = [];
  /** The last group that is about this key: what follows must not be sent before it. */
  const latest = new Map<string, { readonly alike: string; readonly group: Recorded[] }>();
  for (const each of recorded) {
    const { about, alike } = groupingOf(each.event);
    const last = latest.get(about);
    if (last?.alike === alike && !last.group.some(({ event }) => event.target === each.event.target)) {
      last.group.push(each);
      continue;
    }
    const group = [each];
    groups.push(group);
    latest.set(about, { alike, group });
  }
  return groups.map((group) => ({ ids: group.map(({ id }) => id), event: together(group) }));
}

/** A changed value or a warning has no incident; it is the same where it says the same. */
function groupingOf({ kind, id, title, key, target }: WatchEvent): {
  readonly about: string;
  readonly alike: string;
} {
  const isOfIncident = kind !== 'first' && kind !== 'changed' && kind !== 'warning';
  return isOfIncident
    ? { about: key, alike: JSON.stringify([kind, id]) }
    : { about: JSON.stringify([kind, id, title]), alike: key === target ? target : '' };
}

/** As many names as fit in a line. */
const MOST_NAMES = 3;

function together(group: readonly Recorded[]): WatchEvent {
  const [first] = group;
  const events = group.map(({ event }) => event);
  if (first === undefined || events.length === 1) return first!.event;
  const { because, othersLeft: _, ...said } = first.event;
  const targets = events.map(({ target }) => target);
  const more = targets.length - MOST_NAMES;
  const names = [...targets.slice(0, MOST_NAMES), ...(more > 0 ? [`${more} more`] : [])].join(', ');
  // The last of them knows how many are left.
  const left = Math.min(...events.map(({ othersLeft = 0 }) => othersLeft));
  return {
    ...said,
    target: `${count(targets.length, 'client')} (${names})`,
    targets,
    ...(because !== undefined && events.every((each) => each.because === because) && { because }),
    ...(left > 0 && { othersLeft: left }),
  };
}
