import type { Change } from '../compare/change.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { sharedKeyOf } from '../fleet/shared-cause.ts';
import { tokenKeeper, type TokenKeeper } from '../probes/kept-token.ts';
import type { SharedAnswers } from '../probes/shared-answers.ts';
import { StayingClient, type Reauthentication } from '../probes/staying.ts';
import type { World } from '../probes/world.ts';
import type { Report } from '../report/report.ts';
import { changesBetween } from './changes.ts';
import type { WatchEvent } from './event.ts';
import { changeEvents, findingEvents, ownerOf, stateEvents, warningEvents, type Moment } from './events.ts';
import type { OpenFinding } from './findings/define.ts';
import { findingsIn, ownTermsOf, pastOf } from './findings/judge.ts';
import type { History } from './history/history.ts';
import { digestOf, type Ended, type Incidents } from './incidents.ts';
import type { Listed } from './listed.ts';
import { lookAt, type Looked } from './look.ts';
import { spansAfter, type Span } from './sighting.ts';
import { samplesIn, sightingsIn } from './sightings.ts';
import { isSameState, isWell, type State } from './state.ts';

/** What one round found out about one target. */
export interface TargetRound {
  readonly target: string;
  readonly at: number;
  /** Until its next round, in milliseconds. */
  readonly restMs: number;
  readonly state: State;
  readonly since: number;
  readonly findings: readonly OpenFinding[];
  readonly events: readonly WatchEvent[];
  /** Absent when its configuration cannot be read. */
  readonly report?: Report;
  /** Of the client that stays connected, if it re-authenticated since the round before. */
  readonly reauthentication?: Reauthentication;
}

export interface WatchedOptions {
  readonly world: World;
  readonly signal: AbortSignal;
  readonly version: string;
  readonly history: History;
  /** Between the beginnings of two rounds, in milliseconds. */
  readonly intervalMs: number;
  /** How long a token is used for several rounds, in milliseconds. */
  readonly tokenMs: number;
  /** Whether to keep a connection to the broker between the rounds, and re-authenticate on it; default: true. */
  readonly stays?: boolean;
  /** Does what reads answers of a target's servers; default: at once. */
  readonly around?: <T>(target: string, work: () => Promise<T>) => Promise<T>;
  /** Called after each round of a target, when the history has it. */
  readonly onRound: (round: TargetRound) => void;
}

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

const isOf =
  (one: Pick<OpenFinding, 'id' | 'subject'>) =>
  (other: Pick<OpenFinding, 'id' | 'subject'>): boolean =>
    one.id === other.id && one.subject === other.subject;

/** One target, and what is remembered of it between rounds. */
export class Watched {
  #member: Listed;
  readonly #options: WatchedOptions;
  readonly #incidents: Incidents;
  readonly #tokens: TokenKeeper = tokenKeeper();
  #tokenAt = Number.NEGATIVE_INFINITY;
  #state: State | undefined;
  #since = 0;
  #latest: Evidence | undefined;
  #healthy: Evidence | undefined;
  #warnings: readonly string[] | undefined;
  readonly #staying: StayingClient;
  /** Since the last round. */
  #reauthentication: Reauthentication | undefined;
  #isBusy = false;
  /** How many rounds in a row saw only a temporary fault. */
  #transient = 0;
  /** In how many intervals it is looked at next. */
  restsFor = 0;
  #findings: readonly OpenFinding[] = [];

  constructor(member: Listed, options: WatchedOptions, incidents: Incidents) {
    this.#member = member;
    this.#options = options;
    this.#incidents = incidents;
    this.#staying = new StayingClient({ ...options, tokens: this.#tokens });
  }

  get name(): string {
    return this.#member.name;
  }

  /** Its configuration as it is found now; the name is the same. */
  set member(member: Listed) {
    this.#member = member;
  }

  /** When the client that stays connected has something to do, in milliseconds since the epoch; infinite while it has not. */
  get dueAt(): number {
    return this.#isBusy ? Number.POSITIVE_INFINITY : this.#staying.dueAt;
  }

  /** Lets the client that stays connected do what is due. */
  async stay(): Promise<void> {
    if (this.dueAt > this.#options.world.now()) return;
    await this.#busily(async () => {
      this.#reauthentication = (await this.#staying.act()) ?? this.#reauthentication;
    });
  }

  close(): void {
    this.#staying.close();
  }

  /** Ends what is wrong with it: of itself first, then each finding. */
  end(): readonly (Ended & { readonly about?: OpenFinding })[] {
    return [
      this.#incidents.end(this.name),
      ...this.#findings.map((about) => ({ ...this.#incidents.end(ownerOf(this.name, about)), about })),
    ];
  }

  /**
   * One round; what several targets can share is asked for together. False when it was interrupted. A round that was not
   * recorded leaves what is remembered as it was, so that the next one reports what changed.
   *
   * @throws NotRecorded
   */
  async look(answers: SharedAnswers): Promise<boolean> {
    const owners = [this.name, ...this.#findings.map((each) => ownerOf(this.name, each))];
    const open = this.#incidents.openOf(owners);
    try {
      return await this.#busily(() => this.#look(answers));
    } catch (error) {
      for (const [owner, incident] of open) this.#incidents.restore(owner, incident);
      this.restsFor = 1;
      throw error;
    }
  }

  async #busily<T>(work: () => Promise<T>): Promise<T> {
    this.#isBusy = true;
    const { around } = this.#options;
    try {
      return await (around === undefined ? work() : around(this.name, work));
    } finally {
      this.#isBusy = false;
    }
  }

  /** Continues where an earlier watch ended. */
  async #recall(): Promise<void> {
    const known = await this.#options.history.known(this.name);
    if (known === undefined) return;
    this.#state = known.state;
    this.#since = known.since;
    this.#latest = known.latest;
    this.#healthy = known.healthy;
  }

  async #look(answers: SharedAnswers): Promise<boolean> {
    if (this.#state === undefined) await this.#recall();
    const looked = await this.#settled(answers);
    if (looked === undefined) return false;
    const { history, onRound, intervalMs } = this.#options;
    const { at, evidence, report, target } = looked;
    const name = this.name;
    const ended = isWell(looked.state) ? this.#incidents.end(name) : undefined;
    const incident = ended === undefined ? this.#incidents.begin(name, sharedIn(looked)) : undefined;
    const state: State = { ...looked.state, ...(incident !== undefined && { incident }) };
    this.#transient = state.outcome === 'transient' ? this.#transient + 1 : 0;
    this.restsFor = Math.min(2 ** Math.max(0, this.#transient - 1), LONGEST_BACKOFF);
    const moment: Moment = { target: name, at, state, ...(report !== undefined && { report }) };
    const isNew = this.#state === undefined || !isSameState(this.#state, state);
    const since = isNew ? at : this.#since;
    const { spans: earlier, samples, findings: held } = await history.seen(name);
    const spans = evidence === undefined ? [] : spansAfter(earlier, sightingsIn(evidence), at);
    const reauthentication = this.#reauthentication;
    const findings =
      evidence === undefined || target === undefined
        ? held
        : findingsIn(
            pastOf({
              ...{ now: at, evidence, reauthentication, samples },
              own: ownTermsOf(target),
              cause: report?.rootCauses[0],
              spans: [...earlier.filter((each) => !spans.some(isContinued(each))), ...spans],
            }),
            held,
          ).map((each) => this.#asIncident(each));
    const events = [
      ...changeEvents(moment, this.#changes(evidence, state)),
      ...stateEvents(
        moment,
        this.#state === undefined ? undefined : { state: this.#state, since: this.#since },
        ended,
      ),
      ...(this.#warnings === undefined ? [] : warningEvents(moment, this.#warnings)),
      ...findingEvents(moment, held, findings, (owner) => this.#incidents.end(owner)),
    ];
    for (const each of held)
      if (each.isPast === true && !findings.some(isOf(each))) this.#incidents.end(ownerOf(name, each));
    await history.record({
      ...{ target: name, at, state, since, spans, findings, events },
      durationMs: report?.durationMs ?? 0,
      samples: evidence === undefined ? [] : samplesIn(evidence),
      ...(evidence !== undefined && { evidence }),
    });
    if (evidence !== undefined) this.#reauthentication = undefined;
    if (target !== undefined) this.#staying.configure(target);
    if (target !== undefined && isWell(state) && this.#options.stays !== false)
      await this.#staying.connect(target);
    this.#state = state;
    this.#since = since;
    this.#findings = findings;
    this.#latest = evidence ?? this.#latest;
    if (isWell(state)) this.#healthy = evidence ?? this.#healthy;
    if (report !== undefined) this.#warnings = report.notices.map(({ id }) => id);
    onRound({
      ...{ target: name, at, restMs: this.restsFor * intervalMs, state, since, findings, events },
      ...(report !== undefined && { report }),
      ...(reauthentication !== undefined && { reauthentication }),
    });
    return true;
  }

  #asIncident(finding: OpenFinding): OpenFinding {
    const { id, subject, title, because, fix, isClients } = finding;
    // Of what is the client's own, only the words tell whether another client has it for the same reason.
    const shared = digestOf(isClients === true ? [id, title, because, fix] : [id, subject]);
    return { ...finding, incident: this.#incidents.begin(ownerOf(this.name, finding), shared) };
  }

  /** A look, and a second one if the first found a change for the worse. */
  async #settled(answers: SharedAnswers): Promise<Looked | undefined> {
    const { world, signal, intervalMs } = this.#options;
    const first = await this.#once(answers);
    const isKnown = first !== undefined && this.#state !== undefined && isSameState(this.#state, first.state);
    if (first === undefined || isKnown || isWell(first.state)) return first;
    const firstAt = world.now();
    const pauseMs = Math.min(SECOND_LOOK_MS, intervalMs / 2);
    if (!(await world.pause(pauseMs, signal))) return undefined;
    return this.#once(answers.askedAfter(firstAt));
  }

  async #once(answers: SharedAnswers): Promise<Looked | undefined> {
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

/** What is the same for all targets that one change helps; without a root cause, for all of which the same is said. */
const sharedIn = ({ state: { outcome, because }, report }: Looked): string =>
  report === undefined || report.rootCauses.length === 0
    ? digestOf([outcome, because])
    : digestOf(report.rootCauses.map(sharedKeyOf));
