import { familyOf } from '../clients/family.ts';
import type { SaslAnswer } from '../evidence/broker.ts';
import { unanswered, type Failed, type Missing, type Observation } from '../evidence/observation.ts';
import { redactor } from '../evidence/redact.ts';
import { clientFacts, saslExtensions } from '../settings/facts.ts';
import { shownOf } from '../settings/secrets.ts';
import type { Target } from '../settings/target.ts';
import { failureFrom } from './broker/failure.ts';
import { gs2Header } from './broker/first-message.ts';
import { metadataOf } from './broker/messages.ts';
import { firstAnswering, trySignIn } from './broker/probe.ts';
import { authorityOf, type Server } from './broker/sign-in-at.ts';
import { signInAgain, type SignIn } from './broker/sign-in.ts';
import { within } from './broker/time-limit.ts';
import { inWords } from './deadline.ts';
import type { TokenKeeper } from './kept-token.ts';
import { ownTime } from './own-time.ts';
import { obtainToken, type ObtainedToken } from './obtain-token.ts';
import { startRun } from './run.ts';
import { secretsOf } from './secrets.ts';
import type { RawToken } from './token.ts';
import type { World } from './world.ts';

/** How a client that stays connected signed in again, or how its session ended without that. It contains no secret. */
export interface Reauthentication {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** How long the session was that it was to continue, in milliseconds. */
  readonly sessionMs: number;
  /** The broker's answer on the connection; a failure if the broker closed it. */
  readonly answer: Observation<SaslAnswer>;
  /** After a refusal: the answer to the same token on a new connection, at once. */
  readonly onNewConnection?: Observation<SaslAnswer>;
  /** How long the token lives that the session was for, in milliseconds. */
  readonly tokenMs: number;
  /** Why there was no new token in time, when the old one was about to expire. */
  readonly noToken?: string;
  /** Claims that say who the client is, and that the new token has with another value. */
  readonly changed: readonly ChangedClaim[];
}

export interface ChangedClaim {
  readonly name: string;
  /** As JSON; absent: the token had no such claim. */
  readonly before?: string;
  readonly after?: string;
}

/** Brokers close connections that were idle for ten minutes (`connections.max.idle.ms`); clients are not. */
const IDLE_MS = 240_000;
/** The share of a token's lifetime after which clients renew it (`sasl.login.refresh.window.factor`). */
const RENEWAL_SHARE = 0.8;
/** A broker takes a second re-authentication as a mistake within this time (SaslServerAuthenticator). */
const LEAST_MS = 1_000;
/** Claims that differ in every token. */
const EPHEMERAL = ['iat', 'exp', 'nbf', 'jti', 'auth_time', 'uti', 'aio', 'rh', 'sid', 'session_state'];
const LONGEST_VALUE = 200;

export interface StayingOptions {
  readonly world: World;
  readonly signal: AbortSignal;
  /** Those of the rounds: one token is used for both. */
  readonly tokens: TokenKeeper;
}

/** A connection that the broker let in. */
interface Session {
  readonly target: Target;
  readonly server: Server;
  readonly signedIn: SignIn;
  readonly token: ObtainedToken;
  readonly since: number;
  readonly lifetimeMs: number;
  /** Why the client has no token to re-authenticate with; then the session runs out. */
  readonly noToken?: string;
}

const endOf = ({ since, lifetimeMs }: Session): number => since + lifetimeMs;

/** When it re-authenticates, or, without a token, when the session has ended. */
function dueOf(session: Session): number {
  const { target, since, lifetimeMs, noToken } = session;
  if (noToken !== undefined) return endOf(session) + LEAST_MS;
  const { reauthenticatesAfter } = target.client === undefined ? {} : familyOf(target.client);
  return since + Math.max(LEAST_MS, reauthenticatesAfter?.(lifetimeMs) ?? 0.9 * lifetimeMs);
}

/**
 * A client that stays: it keeps one connection to the broker, and re-authenticates on it before the session ends (KIP-368), with
 * the token that a client has by then.
 */
export class StayingClient {
  readonly #options: StayingOptions;
  #session: Session | undefined;
  #usedAt = 0;

  constructor(options: StayingOptions) {
    this.#options = options;
  }

  /** When it has something to do, in milliseconds since the epoch; infinite while it is not connected. */
  get dueAt(): number {
    return this.#session === undefined
      ? Number.POSITIVE_INFINITY
      : Math.min(dueOf(this.#session), this.#usedAt + IDLE_MS);
  }

  /** Takes over the client's configuration, and new secrets with it. A client of which anything else changed starts again. */
  configure(target: Target): void {
    const session = this.#session;
    if (session === undefined) return;
    const [before, now] = [session.target, target].map((each) => JSON.stringify(clientFacts(each)));
    if (before === now) this.#session = { ...session, target };
    else this.close();
  }

  /** Connects with the token of the last run, unless it is connected. A session without an end is not kept. Never rejects. */
  async connect(target: Target): Promise<void> {
    const { world, signal, tokens } = this.#options;
    const token = tokens.livingUntil(world.now());
    // A token that was given cannot be renewed.
    if (this.#session !== undefined || token === undefined || target.token !== undefined) return;
    const seen = await firstAnswering({
      ...{ target, world, signal },
      token: Promise.resolve(token.raw.text),
      extensions: saslExtensions(target),
      record: () => undefined,
      span: (_name, work) => work(),
    });
    if ('status' in seen || !('wire' in seen.outcome)) return;
    const { server, outcome: signedIn } = seen;
    this.#keep({ target, server, signedIn, token }, grantedIn(signedIn.authenticate));
  }

  /** Does what is due. Undefined if that says nothing about re-authentication. Never rejects. */
  async act(): Promise<Reauthentication | undefined> {
    const session = this.#session;
    if (session === undefined) return undefined;
    const { world } = this.#options;
    if (world.now() < dueOf(session)) {
      // A broker may restart, which says nothing about the token.
      if ((await this.#use(session)) !== undefined) this.close();
      return undefined;
    }
    const began = world.now();
    const time = ownTime();
    const { token, noToken, isHeldUp } = await this.#tokenFor(session);
    const isLate = began <= endOf(session) && world.now() > endOf(session);
    if (isHeldUp === true || (isLate && world.now() - time().heldUpMs <= endOf(session))) {
      // A client with time to run might have had its token in time.
      this.close();
      return undefined;
    }
    if (token !== undefined && !isLate) return this.#reauthenticate(session, token, noToken);
    if (token === undefined && session.noToken === undefined) {
      this.#session = { ...session, noToken };
      return undefined;
    }
    return this.#ended(session, noToken ?? `it took ${inWords(world.now() - began)} to get one`);
  }

  /** What becomes of a connection whose session ended without a new token. Undefined if the broker does not mind. */
  async #ended(session: Session, noToken: string): Promise<Reauthentication | undefined> {
    const closed = await this.#use(session);
    this.close();
    if (closed?.status !== 'failed') return undefined;
    const tokenMs = lengthOf(session.token);
    return {
      at: closed.at,
      sessionMs: session.lifetimeMs,
      tokenMs,
      answer: closed,
      noToken,
      changed: [],
    };
  }

  close(): void {
    this.#session?.signedIn.wire.close();
    this.#session = undefined;
  }

  /** @param lifetimeMs undefined when the broker did not let the client in, 0 for a session without an end */
  #keep(session: Omit<Session, 'since' | 'lifetimeMs' | 'noToken'>, lifetimeMs: number | undefined): void {
    const since = this.#options.world.now();
    if (lifetimeMs === undefined || lifetimeMs === 0) session.signedIn.wire.close();
    this.#session =
      lifetimeMs === undefined || lifetimeMs === 0 ? undefined : { ...session, since, lifetimeMs };
    this.#usedAt = since;
  }

  /** Asks for something, as clients do all the time. Returns why there was no answer. */
  async #use({ signedIn, target, server }: Session): Promise<Failed | Missing | undefined> {
    const { world, signal } = this.#options;
    try {
      await within({ ms: target.connectTimeoutMs, signal }, signedIn.wire.ask(metadataOf([])));
      this.#usedAt = world.now();
      return undefined;
    } catch (error) {
      return unanswered(failureFrom(error, 'kafka'), authorityOf(server), world.now());
    }
  }

  async #reauthenticate(
    session: Session,
    token: ObtainedToken & { readonly raw: RawToken },
    noToken: string | undefined,
  ): Promise<Reauthentication | undefined> {
    const { world, signal } = this.#options;
    const { target, server, signedIn, lifetimeMs: sessionMs } = session;
    const { text } = token.raw;
    const extensions = saslExtensions(target);
    const answer = await signInAgain(signedIn, {
      ...{ token: Promise.resolve(text), extensions, header: gs2Header(target), now: world.now },
      source: authorityOf(server),
      timeLimit: { ms: target.connectTimeoutMs, signal },
    });
    const granted = grantedIn(answer);
    this.#keep({ target, server, signedIn, token }, granted);
    // A broker that closed the connection before, or answers nothing, says nothing about the token.
    if (signal.aborted || answer.status !== 'observed') return undefined;
    const onNewConnection =
      granted === undefined
        ? await trySignIn(target, { world, signal, token: text, extensions, record: () => undefined })
        : undefined;
    const secrets = secretsOf(target);
    for (const { raw } of [session.token, token]) if (raw !== undefined) secrets.addToken(raw.text);
    const seen: Reauthentication = {
      ...{ at: world.now(), sessionMs, tokenMs: lengthOf(session.token), answer },
      changed: changedClaims(session.token, token),
      ...(onNewConnection !== undefined && { onNewConnection }),
      ...(noToken !== undefined && { noToken }),
    };
    return redactor(secrets.all(), shownOf(clientFacts(target)))(seen);
  }

  /** The token that a client has by now. It tries to renew it after 80 % of its life, and until then, or until it expires, keeps it. */
  async #tokenFor({ target, token }: Session): Promise<Renewed> {
    const { world, signal, tokens } = this.#options;
    const now = world.now();
    const kept = tokens.livingUntil(now);
    if (kept !== undefined && now < renewalOf(kept)) return { token: kept };
    tokens.forget();
    const run = startRun(target, { world, signal, tokens });
    try {
      const { raw, seen } = await obtainToken(target, run);
      if (raw !== undefined) return { token: { raw, seen } };
      if (seen.answer.status === 'missing' && seen.answer.heldUp === true) return { isHeldUp: true };
      const noToken = whyNone(seen.answer);
      return token.raw !== undefined && lifeOf(token).endsAt > now
        ? { token: { ...token, raw: token.raw }, noToken }
        : { noToken };
    } finally {
      await run.close();
    }
  }
}

type Renewed =
  | {
      readonly token: ObtainedToken & { readonly raw: RawToken };
      readonly noToken?: string;
      readonly isHeldUp?: undefined;
    }
  | { readonly token?: undefined; readonly noToken: string; readonly isHeldUp?: undefined }
  /** This process could not run to read the answer. */
  | { readonly token?: undefined; readonly noToken?: undefined; readonly isHeldUp: true };

/** For how long the broker let the client in, in milliseconds; undefined if it did not. */
const grantedIn = (answer: Observation<SaslAnswer>): number | undefined =>
  answer.status === 'observed' && answer.value.accepted ? answer.value.sessionLifetimeMs : undefined;

/** Milliseconds since the epoch. A token that does not say when it expires counts as expired. */
function lifeOf({ seen: { jwt } }: ObtainedToken): { readonly from: number; readonly endsAt: number } {
  const { iat, exp } = (jwt.status === 'observed' ? jwt.value.claims : undefined) ?? {};
  const arrived = jwt.status === 'observed' ? jwt.at : 0;
  return {
    from: typeof iat === 'number' ? iat * 1000 : arrived,
    endsAt: typeof exp === 'number' ? exp * 1000 : 0,
  };
}

const lengthOf = (token: ObtainedToken): number => {
  const { from, endsAt } = lifeOf(token);
  return endsAt - from;
};

function renewalOf(token: ObtainedToken): number {
  return lifeOf(token).from + RENEWAL_SHARE * lengthOf(token);
}

function whyNone(answer: ObtainedToken['seen']['answer']): string {
  if (answer.status === 'failed') return answer.failure.message;
  return answer.status === 'missing'
    ? answer.because
    : `the token endpoint answered with HTTP ${answer.value.status} and no token`;
}

/** The claims that say who the client is, as far as the two tokens differ. */
function changedClaims(before: ObtainedToken, after: ObtainedToken): readonly ChangedClaim[] {
  const [old, now] = [before, after].map(({ seen: { jwt } }) =>
    jwt.status === 'observed' ? (jwt.value.claims ?? {}) : {},
  );
  const names = [...new Set([...Object.keys(old!), ...Object.keys(now!)])].toSorted();
  return names.flatMap((name): ChangedClaim[] => {
    const [one, other] = [old![name], now![name]].map((value) =>
      value === undefined ? undefined : JSON.stringify(value).slice(0, LONGEST_VALUE),
    );
    if (one === other || EPHEMERAL.includes(name)) return [];
    return [
      { name, ...(one !== undefined && { before: one }), ...(other !== undefined && { after: other }) },
    ];
  });
}
