import type { Change } from '../compare/change.ts';
import { inOneLine } from '../compare/words.ts';
import { spell } from '../idp/times.ts';
import type { Report } from '../report/report.ts';
import type { EventKind, WatchEvent } from './event.ts';
import type { OpenFinding } from './findings/define.ts';
import type { Ended } from './incidents.ts';
import { isSameState, isWell, type State } from './state.ts';

/** A target in one round, as far as events need it. */
export interface Moment {
  readonly target: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly state: State;
  /** Absent when the target could not be looked at. */
  readonly report?: Report;
}

/** The state that was reported last, and since when it holds. */
export interface Before {
  readonly state: State;
  readonly since: number;
}

type Said = Omit<WatchEvent, 'schemaVersion' | 'at' | 'target' | 'key' | 'othersLeft'>;

const eventOf = (
  { target, at }: Pick<Moment, 'target' | 'at'>,
  said: Said,
  { key, left = 0 }: Pick<Ended, 'key'> & Partial<Ended>,
): WatchEvent => ({
  schemaVersion: 1,
  at: new Date(at).toISOString(),
  target,
  ...said,
  key,
  ...(left > 0 && { othersLeft: left }),
});

/** What has the problem that a finding is about. */
export const ownerOf = (target: string, { id, subject }: Pick<OpenFinding, 'id' | 'subject'>): string =>
  `${target} ${id} ${subject}`;

/**
 * That the verdict, or its root causes, changed.
 *
 * @param ended the incident that ends with this round
 */
export function stateEvents(
  moment: Moment,
  before: Before | undefined,
  ended: Ended | undefined,
): readonly WatchEvent[] {
  const { state, report, target } = moment;
  if (before !== undefined && isSameState(before.state, state)) return [];
  const [cause] = report?.rootCauses ?? [];
  const kind = kindOf(state);
  if (before !== undefined && isWell(before.state) && isWell(state)) return [];
  const well = before === undefined ? '' : ` after ${spell((moment.at - before.since) / 1000)}`;
  return [
    eventOf(
      moment,
      {
        kind: before === undefined && kind === 'recovered' ? 'first' : kind,
        ...(cause !== undefined && { id: cause.id }),
        title:
          kind === 'recovered' && before !== undefined && state.outcome !== 'skipped'
            ? `Healthy again${well}`
            : state.because,
        ...(cause !== undefined && { because: cause.because, fix: cause.fix.summary }),
      },
      state.incident ?? ended ?? { key: target },
    ),
  ];
}

function kindOf(state: State): EventKind {
  if (isWell(state)) return 'recovered';
  return state.outcome === 'unhealthy' || state.outcome === 'transient' ? 'failing' : 'unjudged';
}

export const changeEvents = (moment: Moment, changes: readonly Change[]): readonly WatchEvent[] =>
  changes.map((change) =>
    eventOf(
      moment,
      {
        kind: 'changed',
        ...(change.explains[0] !== undefined && { id: change.explains[0] }),
        title: inOneLine(change),
        ...(change.before !== undefined && { before: change.before }),
        ...(change.after !== undefined && { after: change.after }),
      },
      { key: `${moment.target} ${change.path.join('/')}` },
    ),
  );

/** Warnings of the report that the one before did not have. */
export const warningEvents = (moment: Moment, known: readonly string[]): readonly WatchEvent[] =>
  (moment.report?.notices ?? [])
    .filter(({ id }) => !known.includes(id))
    .map(({ id, title, because }) =>
      eventOf(moment, { kind: 'warning', id, title, because }, { key: `${moment.target} ${id}` }),
    );

/** What the rounds show together: what is new, what has become more urgent, and what no longer holds. */
export function findingEvents(
  moment: Moment,
  before: readonly OpenFinding[],
  now: readonly OpenFinding[],
  end: (owner: string) => Ended,
): readonly WatchEvent[] {
  const same = (one: OpenFinding) => (other: OpenFinding) =>
    one.id === other.id && one.subject === other.subject;
  const raised = now.filter((each) => each.stage > (before.find(same(each))?.stage ?? -1));
  const gone = before.filter((each) => each.isPast !== true && !now.some(same(each)));
  return [
    ...raised.map(({ kind, id, subject, title, because, fix, failsAt, incident }) =>
      eventOf(
        moment,
        {
          ...{ kind, id, title, because, fix },
          ...(failsAt !== undefined && { failsAt: new Date(failsAt).toISOString() }),
        },
        incident ?? { key: ownerOf(moment.target, { id, subject }) },
      ),
    ),
    ...gone.map(({ id, subject, title }) =>
      eventOf(
        moment,
        { kind: 'cleared', id, title: `No longer: ${title}` },
        end(ownerOf(moment.target, { id, subject })),
      ),
    ),
  ];
}

/** That a target is no longer watched, which also ends what was wrong with it. */
export const removedEvents = (
  target: string,
  at: number,
  ended: readonly (Ended & { readonly about?: OpenFinding })[],
): readonly WatchEvent[] =>
  ended
    .filter(({ about }) => about?.isPast !== true)
    .map(({ about, ...end }) =>
      eventOf(
        { target, at },
        {
          kind: 'removed',
          ...(about !== undefined && { id: about.id }),
          title: `No longer watched${about === undefined ? ': it left the list of clients' : `: ${about.title}`}`,
        },
        end,
      ),
    );
