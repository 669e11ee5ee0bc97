import type { Change } from '../compare/change.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { Member, Unread } from '../fleet/member.ts';
import { tokenKeeper, type TokenKeeper } from '../probes/kept-token.ts';
import { sharedAnswers } from '../probes/shared-answers.ts';
import { StayingClient, type Reauthentication } from '../probes/staying.ts';
import type { World } from '../probes/world.ts';
import type { Report } from '../report/report.ts';
import { changesBetween } from './changes.ts';
import type { WatchEvent } from './event.ts';
import { changeEvents, findingEvents, stateEvents, warningEvents, type Moment } from './events.ts';
import type { OpenFinding } from './findings/define.ts';
import { findingsIn, ownTermsOf, pastOf } from './findings/judge.ts';
import type { History } from './history/history.ts';
import { lookAt, type Looked } from './look.ts';
import { spansAfter, type Span } from './sighting.ts';
import { samplesIn, sightingsIn } from './sightings.ts';
import { isSameState, isWell, type State } from './state.ts';

export interface WatchOptions {
  readonly world: World;
  readonly signal: AbortSignal;
  readonly version: string;
  readonly history: History;
  /** Between the beginnings of two rounds, in milliseconds. */
  readonly intervalMs: number;
  /** How long a token is used for several rounds, in milliseconds. */
  readonly tokenMs: number;
  /** When to end: after this many rounds, or this long (milliseconds). Default: never. */
  readonly rounds?: number;
  readonly forMs?: number;
  /** Whether to keep a connection to the broker between the rounds, and re-authenticate on it; default: true. */
  readonly stays?: boolean;
  /** Called after each round of a target, when the history has it. */
  readonly onRound: (round: TargetRound) => void | Promise<void>;
  /** Uniform from 0 to 1; spreads the rounds of watches that started at the same moment. */
  readonly random?: () => number;
}

/** What one round found out about one target. */
export interface TargetRound {
  readonly target: string;
  readonly at: number;
  readonly state: State;
  readonly since: number;
  readonly findings: readonly OpenFinding[];
  readonly events: readonly WatchEvent[];
  /** Absent when its configuration cannot be read. */
  readonly report?: Report;
  /** Of the client that stays connected, if it re-authenticated since the round before. */
  readonly reauthentication?: Reauthentication;
}

/**
 * Diagnoses targets again and again, and reports what changed. A change for the worse is looked at a second time before
 * it is reported, so that one lost packet is not an alarm. While only temporary faults are seen, the rounds become rarer.
 *
 * @returns how many rounds were finished
 * @throws UsageError when another watch takes over the history
 */
export async function watch(members: readonly (Member | Unread)[], options: WatchOptions): Promise<number> {
  const watched = members.map((member) => new Watched(member, options));
  try {
    return await roundsOf(watched, options);
  } finally {
    for (const { staying } of watched) staying.close();
  }
}

async function roundsOf(watched: readonly Watched[], options: WatchOptions): Promise<number> {
  const { world, intervalMs, rounds = Infinity, forMs = Infinity, random = Math.random } = options;
  const endsAt = world.now() + forMs;
  let transient = 0;
  for (let round = 1; ; round += 1) {
    const began = world.now();
    const answers = sharedAnswers(world.now);
    const states: State[] = [];
    for (const each of watched) {
      const state = await each.look(answers);
      if (state === undefined) return round - 1;
      states.push(state);
    }
    transient = states.some(({ outcome }) => outcome === 'transient') ? transient + 1 : 0;
    const restMs = intervalMs * Math.min(2 ** Math.max(0, transient - 1), LONGEST_BACKOFF);
    const nextAt = began + restMs * (1 + JITTER * (random() - 0.5));
    if (round >= rounds || nextAt > endsAt) return round;
    if (!(await stayUntil(nextAt, watched, options))) return round;
  }
}

/** Waits, and lets the clients that stay connected re-authenticate in time. Returns false when the signal aborts. */
async function stayUntil(
  nextAt: number,
  watched: readonly Watched[],
  { world, signal }: Pick<WatchOptions, 'world' | 'signal'>,
): Promise<boolean> {
  for (;;) {
    const wakeAt = Math.min(nextAt, ...watched.map(({ staying }) => staying.dueAt));
    if (!(await world.pause(Math.max(0, wakeAt - world.now()), signal))) return false;
    if (wakeAt >= nextAt) return true;
    await Promise.all(watched.map((each) => each.stay()));
  }
}

/** Part of the interval by which rounds are earlier or later. */
const JITTER = 0.1;
/** In intervals. */
const LONGEST_BACKOFF = 8;
/** How long to wait before a change for the worse is looked at again; at most half an interval. */
const SECOND_LOOK_MS = 10_000;
/** Gates for which a new token makes no difference. */
const BESIDES_THE_TOKEN: readonly string[] = ['network', 'discovery', 'broker', 'authorization'];

const isContinued =
  (span: Span) =>
  (later: Span): boolean =>
    later.what === span.what && later.subject === span.subject && later.since === span.since;

/** One target, and what is remembered of it between rounds. */
class Watched {
  readonly #member: Member | Unread;
  readonly #options: WatchOptions;
  readonly #tokens: TokenKeeper = tokenKeeper();
  #tokenAt = Number.NEGATIVE_INFINITY;
  #state: State | undefined;
  #since = 0;
  #latest: Evidence | undefined;
  #healthy: Evidence | undefined;
  #warnings: readonly string[] | undefined;
  readonly staying: StayingClient;
  /** Since the last round. */
  #reauthentication: Reauthentication | undefined;

  constructor(member: Member | Unread, options: WatchOptions) {
    this.#member = member;
    this.#options = options;
    this.staying = new StayingClient({ ...options, tokens: this.#tokens });
  }

  /** Lets the client that stays connected do what is due. */
  async stay(): Promise<void> {
    if (this.staying.dueAt <= this.#options.world.now())
      this.#reauthentication = (await this.staying.act()) ?? this.#reauthentication;
  }

  /** Continues where an earlier watch ended. */
  async #recall(): Promise<void> {
    const known = await this.#options.history.known(this.#member.name);
    if (known === undefined) return;
    this.#state = known.state;
    this.#since = known.since;
    this.#latest = known.latest;
    this.#healthy = known.healthy;
  }

  /** Undefined when the round was interrupted. */
  async look(answers: ReturnType<typeof sharedAnswers>): Promise<State | undefined> {
    if (this.#state === undefined) await this.#recall();
    const looked = await this.#settled(answers);
    if (looked === undefined) return undefined;
    const { history, onRound } = this.#options;
    const { at, state, evidence, report, target } = looked;
    const name = this.#member.name;
    const moment: Moment = { target: name, at, state, ...(report !== undefined && { report }) };
    const isNew = this.#state === undefined || !isSameState(this.#state, state);
    const since = isNew ? at : this.#since;
    const { spans: earlier, samples, findings: held } = await history.seen(name);
    const spans = evidence === undefined ? [] : spansAfter(earlier, sightingsIn(evidence), at);
    const findings =
      evidence === undefined || target === undefined
        ? held
        : findingsIn(
            pastOf({
              now: at,
              evidence,
              own: ownTermsOf(target),
              cause: report?.rootCauses[0],
              reauthentication: this.#reauthentication,
              spans: [...earlier.filter((each) => !spans.some(isContinued(each))), ...spans],
              samples,
            }),
            held,
          );
    const reauthentication = this.#reauthentication;
    const events = [
      ...changeEvents(moment, this.#changes(evidence, state)),
      ...stateEvents(
        moment,
        this.#state === undefined ? undefined : { state: this.#state, since: this.#since },
      ),
      ...(this.#warnings === undefined ? [] : warningEvents(moment, this.#warnings)),
      ...findingEvents(moment, held, findings),
    ];
    await history.record({
      ...{ target: name, at, state, since, spans, findings, events },
      durationMs: report?.durationMs ?? 0,
      samples: evidence === undefined ? [] : samplesIn(evidence),
      ...(evidence !== undefined && { evidence }),
    });
    if (evidence !== undefined) this.#reauthentication = undefined;
    if (target !== undefined) this.staying.configure(target);
    if (target !== undefined && isWell(state) && this.#options.stays !== false)
      await this.staying.connect(target);
    this.#state = state;
    this.#since = since;
    this.#latest = evidence ?? this.#latest;
    if (isWell(state)) this.#healthy = evidence;
    if (report !== undefined) this.#warnings = report.notices.map(({ id }) => id);
    await onRound({
      target: name,
      at,
      state,
      since,
      findings,
      events,
      ...(report !== undefined && { report }),
      ...(reauthentication !== undefined && { reauthentication }),
    });
    return state;
  }

  /** A look, and a second one if the first found a change for the worse. */
  async #settled(answers: ReturnType<typeof sharedAnswers>): Promise<Looked | undefined> {
    const { world, signal, intervalMs } = this.#options;
    const first = await this.#once(answers);
    const isKnown = first !== undefined && this.#state !== undefined && isSameState(this.#state, first.state);
    if (first === undefined || isKnown || isWell(first.state)) return first;
    const pauseMs = Math.min(SECOND_LOOK_MS, intervalMs / 2);
    if (!(await world.pause(pauseMs, signal))) return undefined;
    return this.#once(sharedAnswers(world.now));
  }

  async #once(answers: ReturnType<typeof sharedAnswers>): Promise<Looked | undefined> {
    const { world, signal, version, tokenMs } = this.#options;
    if (world.now() - this.#tokenAt >= tokenMs) this.#tokens.forget();
    const looked = await lookAt(this.#member, { world, signal, version, answers, tokens: this.#tokens });
    const { evidence, report } = looked ?? {};
    if (evidence === undefined || report === undefined) return looked;
    const { jwt } = evidence.token;
    if (jwt.status === 'observed') this.#tokenAt = jwt.at;
    const isAboutToken = report.rootCauses.some(({ gate }) => !BESIDES_THE_TOKEN.includes(gate));
    if (isAboutToken || this.#hasOtherKeys(evidence)) this.#tokens.forget();
    return looked;
  }

  /** After a change of the published keys a new token may have another signature. */
  #hasOtherKeys(evidence: Evidence): boolean {
    const published = (each: Evidence): string =>
      JSON.stringify(sightingsIn(each).filter(({ what }) => what === 'published-keys'));
    return this.#latest !== undefined && published(this.#latest) !== published(evidence);
  }

  /** Since the last round, or, when the client works no longer, since it last did. */
  #changes(evidence: Evidence | undefined, state: State): readonly Change[] {
    if (evidence === undefined || this.#latest === undefined) return [];
    const recent = changesBetween(this.#latest, evidence);
    const isNewlyIll = !isWell(state) && this.#state !== undefined && !isSameState(this.#state, state);
    return recent.length > 0 || !isNewlyIll || this.#healthy === undefined
      ? recent
      : changesBetween(this.#healthy, evidence).filter(({ importance }) => importance === 'explains');
  }
}
