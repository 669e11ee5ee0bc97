import { createHash } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { examine } from '../doctor/examine.ts';
import { SignsInOtherwise } from '../doctor/signs-in-otherwise.ts';
import { tokenKeeper, type TokenKeeper } from '../probes/kept-token.ts';
import { recent } from '../probes/recent.ts';
import { sharedAnswers, type SharedAnswers } from '../probes/shared-answers.ts';
import type { World } from '../probes/world.ts';
import { buildReport } from '../report/build.ts';
import { outcomeOf } from '../report/outcome.ts';
import { inOneSentence } from '../report/words/headline.ts';
import { secretsOf } from '../settings/secrets.ts';
import type { Target } from '../settings/target.ts';
import { UsageError } from '../text/problem.ts';
import { inLanes } from './lanes.ts';
import type { Member, Unread } from './member.ts';
import { whyNot } from './members.ts';
import { pauses, type Pauses } from './pauses.ts';
import type { MemberResult } from './result.ts';

export interface FleetOptions {
  readonly world: World;
  /** How many clients are diagnosed at the same time. */
  readonly concurrency: number;
  readonly signal: AbortSignal;
  readonly version: string;
  /** Called with the name of each client before anything is done with it. */
  readonly onBegin?: (name: string) => void;
  /**
   * Called once for each client, as results arrive. Not tried is one whose provider wants to be left alone for longer than
   * a run waits.
   */
  readonly onResult: (result: MemberResult, wasTried: boolean) => void | Promise<void>;
}

/**
 * Diagnoses all clients of a fleet, several at the same time. Requests that are the same for several clients
 * (discovery, keys, providers, pools) are sent once a minute; clients with the same credentials share a token. Clients
 * with only a transient fault, a rate limit for example, are tried once more at the end. While a provider wants to be
 * left alone (`Retry-After`), its clients are postponed to the end.
 * Each client has its own `timeoutMs`, so the run ends within clients × timeout ÷ `concurrency`, at most twice that and
 * a minute of pauses.
 */
export async function runFleet(
  members: AsyncIterable<Member | Unread>,
  options: FleetOptions,
): Promise<void> {
  const { world, signal, concurrency, onResult } = options;
  // Every probe of every client that is being diagnosed listens to it; Node warns of more than ten.
  setMaxListeners(0, signal);
  const shared: Shared = {
    ...{ answers: sharedAnswers(world.now), tokensFor: tokenKeepers(), asked: pauses(world.now) },
    mayWaitUntil: 0,
  };
  const later: (Tried & { readonly member: Member })[] = [];
  await inLanes(members, concurrency, signal, async (member) => {
    const tried = await attempt(member, shared, options);
    if (tried === undefined) return;
    const { result, isPostponed } = tried;
    if ((isPostponed || result.outcome === 'transient') && 'load' in member) later.push({ member, ...tried });
    else await onResult(result, true);
  });
  if (later.length === 0) return;
  const mayWaitUntil = world.now() + LONGEST_REST_MS;
  const rested = await world.pause(REST_MS, signal);
  const again: Shared = { ...shared, answers: sharedAnswers(world.now), mayWaitUntil };
  // Fewer at a time: too many requests may have been the reason.
  await inLanes(later, rested ? Math.ceil(concurrency / 2) : 1, undefined, async ({ member, ...before }) => {
    const tried = rested ? await attempt(member, again, options) : undefined;
    const { result, isPostponed } = tried === undefined || tried.isPostponed ? before : tried;
    await onResult(result, !isPostponed);
  });
}

/** How long to leave a provider alone that was asked too often, and does not say how long. */
const REST_MS = 5_000;
/** How long a run waits in all for providers that do say. */
const LONGEST_REST_MS = 60_000;

interface Shared {
  readonly answers: SharedAnswers;
  readonly tokensFor: (target: Target) => TokenKeeper;
  readonly asked: Pauses;
  /** By when the pause of a provider must be over for a run to wait for it; milliseconds since the epoch. */
  readonly mayWaitUntil: number;
}

interface Tried {
  readonly result: MemberResult;
  /** Nothing was sent, because the provider asked for a pause. */
  readonly isPostponed: boolean;
}

/** Undefined when the run was interrupted. */
async function attempt(
  member: Member | Unread,
  { answers, tokensFor, asked, mayWaitUntil }: Shared,
  { world, signal, version, onBegin }: FleetOptions,
): Promise<Tried | undefined> {
  onBegin?.(member.name);
  const startedAt = new Date(world.now()).toISOString();
  const without = (outcome: MemberResult['outcome'], because: string, isPostponed = false): Tried => ({
    result: {
      ...{ schemaVersion: 1, name: member.name, outcome, because, startedAt },
      ...{ durationMs: 0, ...aboutFile(member, outcome), rootCauses: [], notices: [] },
    },
    isPostponed,
  });
  if (!('load' in member)) return without(member.outcome, member.because);
  try {
    const target = await member.load();
    const pause = asked.before(target);
    if (pause !== undefined) {
      const isTooLong = world.now() + pause.ms > mayWaitUntil;
      if (isTooLong || !(await world.pause(pause.ms, signal)))
        return without('inconclusive', wantsPause(pause), true);
    }
    const tokens = tokensFor(target);
    const { evidence, diagnosis, durationMs } = await examine(target, { world, signal, answers, tokens });
    if (signal.aborted) return undefined;
    asked.heed(evidence.token.answer);
    const report = buildReport(evidence, diagnosis, { version, durationMs });
    const outcome = outcomeOf(report);
    const result: MemberResult = {
      schemaVersion: 1,
      name: member.name,
      outcome,
      because: inOneSentence(report),
      startedAt: report.startedAt,
      durationMs: report.durationMs,
      ...aboutFile(member, outcome),
      rootCauses: report.rootCauses,
      notices: report.notices,
    };
    return { result, isPostponed: false };
  } catch (error) {
    if (!(error instanceof UsageError)) throw error;
    return without(error instanceof SignsInOtherwise ? 'skipped' : 'unreadable', whyNot(error, member.name));
  }
}

function aboutFile(
  member: Member | Unread,
  outcome: MemberResult['outcome'],
): Pick<MemberResult, 'file' | 'command'> {
  const { file } = member;
  const command = 'load' in member ? member.command : undefined;
  return {
    ...(file !== undefined && { file }),
    ...(command !== undefined && outcome !== 'healthy' && { command: command() }),
  };
}

const wantsPause = ({ host, ms }: { readonly host: string; readonly ms: number }): string =>
  `not tried: ${host} asked another client to wait, ${Math.ceil(ms / 1000)} s from now; run it again after that`;

/** A cache of tokens for each set of credentials and token request. */
function tokenKeepers(): Shared['tokensFor'] {
  const keeperOf = recent(MOST_TOKENS, (_digest: string) => tokenKeeper());
  return (target) => {
    const { tokenEndpoint, clientId, clientAuth, audience, scope, resource, params, client } = target;
    const asked = [tokenEndpoint, clientId, clientAuth, audience, scope, resource, params, client];
    const digest = createHash('sha256')
      .update(JSON.stringify([...asked, target.assertionKeyId, secretsOf(target)]))
      .digest('base64url');
    return keeperOf(digest);
  };
}

const MOST_TOKENS = 1_000;
