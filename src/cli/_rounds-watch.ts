import { visible } from '../report/words/escape.ts';
import { listener } from './_silence.ts';
import type { Culprit, Resumed, CrowdEvent } from './_worker-messages.ts';

/** What to do about a watch whose worker is in a loop. */
export interface Halted {
  /** Lines for people. */
  readonly said: string;
  /** For the next worker; absent when none can do better. */
  readonly resumed?: Resumed;
}

/**
 * Watches over a watch in worker threads, one after the other. When the event loop of one stops turning, the next goes on
 * without the client whose servers did that. If it could have been several, the next looks at them one after the other.
 *
 * @param canResume whether another worker can read the list of clients
 * @param stop called each time, with what to do
 */
export function watchOverRounds(
  canResume: () => boolean,
  stop: (halted: Halted) => void,
): (event: CrowdEvent | { readonly kind: 'ended' }) => void {
  const beganAt = Date.now();
  const busy = new Set<string>();
  const culprits = new Map<string, Culprit>();
  let suspects = new Set<string>();
  let rounds = 0;
  const halted = (why: string): void => {
    const named = culpritsIn([...busy], suspects);
    const others = named.length === 0 ? [...busy] : [...suspects].filter((each) => !named.includes(each));
    for (const name of named)
      culprits.set(name, { name, at: Date.now(), because: `not looked at for now: ${why}` });
    const goesOn = busy.size > 0 && canResume();
    const said = saying({ why, culprits: named, busy: [...busy], goesOn });
    busy.clear();
    suspects = new Set(others);
    ears = listener(halted);
    stop({
      said,
      ...(goesOn && {
        resumed: { beganAt, rounds, culprits: [...culprits.values()], suspects: others },
      }),
    });
  };
  let ears = listener(halted);
  return (event) => {
    if (event.kind === 'ended') {
      ears.end();
      return;
    }
    ears.hear();
    if (event.kind === 'trying') busy.add(event.name);
    else if (event.kind === 'round') rounds += 1;
    else if (event.kind === 'tried') {
      busy.delete(event.name);
      suspects.delete(event.name);
    }
  };
}

/** Of those under way: the only one, or those that were under suspicion; none if it could be any. */
function culpritsIn(busy: readonly string[], suspects: ReadonlySet<string>): readonly string[] {
  const suspected = busy.filter((each) => suspects.has(each));
  return suspected.length > 0 || busy.length > 1 ? suspected : busy;
}

function saying({
  why,
  culprits,
  busy,
  goesOn,
}: {
  readonly why: string;
  readonly culprits: readonly string[];
  readonly busy: readonly string[];
  readonly goesOn: boolean;
}): string {
  const names = (all: readonly string[]): string => all.map(visible).join(', ');
  const [whose, next] =
    culprits.length > 0
      ? [`it is an answer to ${names(culprits)}`, 'the watch goes on, and leaves it alone for a while']
      : busy.length > 0
        ? [
            `it is an answer to one of ${names(busy)}`,
            'the watch goes on, and looks at these one after the other',
          ]
        : ['it is not known of which client', ''];
  return [`stopped: ${why}`, `${whose}; ${goesOn ? next : 'the watch ends here'}`]
    .map((line) => `oauthbearer: ${line}\n`)
    .join('');
}
