import { parseBootstrap } from '../../evidence/authority.ts';
import type { BrokerEvidence, Metadata, SaslAnswer } from '../../evidence/broker.ts';
import type { Connection } from '../../evidence/connection.ts';
import {
  missing,
  unanswered,
  type Failure,
  type Missing,
  type Observation,
} from '../../evidence/observation.ts';
import { saslExtensions } from '../../settings/facts.ts';
import type { Target } from '../../settings/target.ts';
import { hostPolicy } from '../hosts.ts';
import type { World } from '../world.ts';
import { observeAccess, type Access } from './access.ts';
import { Broken } from './failure.ts';
import type { SignIn } from './sign-in.ts';
import type { Wire } from './wire.ts';
import { authorityOf, open, signInAt, type Server, type SignInContext } from './sign-in-at.ts';

interface Deps {
  readonly world: World;
  readonly signal: AbortSignal;
  /** Receives every connection that was tried. */
  readonly record: (connection: Connection) => void;
}

/**
 * Signs in to the first bootstrap server that answers, and asks for the client's permissions. Never rejects; ends with
 * the signal at the latest, and gives each step at most the target's connect timeout.
 *
 * @param deps.token undefined when there is none; the handshake proceeds while it is being fetched
 */
export async function probeBroker(
  target: Target,
  deps: Deps & Pick<SignInContext, 'token' | 'span'>,
): Promise<BrokerEvidence> {
  const policy = hostPolicy(target, deps.world);
  const context = { ...deps, target, extensions: saslExtensions(target), policy };
  const seen = await firstAnswering(context);
  if ('status' in seen) return evidenceOf(undefined, everythingMissing(seen));
  const { server, outcome } = seen;
  const source = authorityOf(server);
  if (!('wire' in outcome)) return evidenceOf(source, notReached(source, outcome, deps.world.now()));
  const access = await accessOf(outcome, server, context);
  outcome.wire.close();
  const { apiVersions, handshake, authenticate, timing } = outcome;
  return evidenceOf(source, {
    apiVersions,
    handshake,
    authenticate,
    ...(timing === undefined ? {} : { timing }),
    ...access,
  });
}

/** A further sign-in with the given token and extensions, for experiments. Never rejects. */
export async function trySignIn(
  target: Target,
  deps: Deps & { readonly token: string; readonly extensions: Readonly<Record<string, string>> },
): Promise<Observation<SaslAnswer>> {
  const seen = await firstAnswering({
    ...deps,
    target,
    token: Promise.resolve(deps.token),
    span: (_name, work) => work(),
  });
  if ('status' in seen) return seen;
  const { server, outcome } = seen;
  if (!('wire' in outcome)) return unanswered(outcome, authorityOf(server), deps.world.now());
  outcome.wire.close();
  return outcome.authenticate;
}

export interface SignedInAt {
  readonly server: Server;
  readonly outcome: SignIn | Failure;
}

/**
 * A client tries the next bootstrap server if one cannot be reached or does not speak Kafka. If none does, the result
 * of the first counts.
 */
export async function firstAnswering(context: SignInContext): Promise<SignedInAt | Missing> {
  const { target } = context;
  if (target.offline) return missing('this run is offline', 'a run without --offline');
  if (target.bootstrapServers.length === 0)
    return missing('no bootstrap server was given', '--bootstrap-server');
  let first: SignedInAt | undefined;
  for (const text of target.bootstrapServers) {
    const server = parseBootstrap(text);
    if (server === undefined) continue;
    const seen: SignedInAt = {
      server: { host: server.host, port: server.port },
      outcome: await signInAt(server, context),
    };
    if ('wire' in seen.outcome && seen.outcome.apiVersions.status === 'observed') return seen;
    first ??= seen;
  }
  return first ?? missing('no bootstrap server has the form host:port', '--bootstrap-server');
}

function accessOf(signedIn: SignIn, server: Server, context: SignInContext): Promise<Access> | Access {
  const { apiVersions, authenticate, wire } = signedIn;
  if (
    authenticate.status !== 'observed' ||
    !authenticate.value.accepted ||
    apiVersions.status !== 'observed'
  ) {
    const notIn = missing('the client was not let in');
    return { metadata: notIn, groups: notIn };
  }
  const { target, world, signal, span } = context;
  return span('broker access', () =>
    observeAccess(wire, {
      wanted: target,
      apis: apiVersions.value.apis,
      source: authorityOf(server),
      now: world.now,
      timeLimit: { ms: target.connectTimeoutMs, signal },
      reach: (brokers) => reachAll(brokers, server, context),
      signInTo: (coordinator) => signInTo(coordinator, context),
    }),
  );
}

/**
 * @throws Broken when the token must not be sent there: to an address that the target does not cover, or unencrypted to
 * a host that the target does not name
 */
async function signInTo(coordinator: Server, context: SignInContext): Promise<Wire | undefined> {
  const { target, policy } = context;
  if (target.securityProtocol === 'SASL_PLAINTEXT' && policy?.names(coordinator.host) === false)
    throw new Broken(inTheClear(coordinator));
  const there = await signInAt(coordinator, context);
  if (!('wire' in there)) {
    if (there.stage === 'refused-by-us') throw new Broken(there);
    return undefined;
  }
  const accepted = there.authenticate.status === 'observed' && there.authenticate.value.accepted;
  return accepted ? there.wire : undefined;
}

const inTheClear = (server: Server): Failure => ({
  stage: 'refused-by-us',
  code: 'PLAINTEXT_NOT_NAMED',
  message: `the broker names ${authorityOf(server)} as the group's coordinator, and the token would travel there unencrypted; your configuration asks for that at its bootstrap servers alone; --allow-host ${server.host} adds it`,
});

/** More brokers than this reveal nothing new about the network. */
const MOST_BROKERS = 12;

/** Clients connect to the brokers that Metadata names, not to the bootstrap server, so each must be reachable. */
async function reachAll(
  brokers: Metadata['brokers'],
  bootstrap: Server,
  context: SignInContext,
): Promise<void> {
  const named = brokers.filter(({ host, port }) => host !== '' && port > 0 && port < 65_536);
  const others = new Map(named.map(({ host, port }) => [authorityOf({ host, port }), { host, port }]));
  others.delete(authorityOf(bootstrap));
  await Promise.all(
    [...others.values()].slice(0, MOST_BROKERS).map(async (server) => {
      const opened = await open(server, context);
      if ('destroy' in opened) opened.destroy();
    }),
  );
}

type Steps = Omit<BrokerEvidence, 'bootstrap'>;

const evidenceOf = (bootstrap: string | undefined, steps: Steps): BrokerEvidence =>
  bootstrap === undefined ? steps : { bootstrap, ...steps };

const everythingMissing = (why: Missing): Steps => ({
  apiVersions: why,
  handshake: why,
  authenticate: why,
  metadata: why,
  groups: why,
});

const notReached = (source: string, failure: Failure, at: number): Steps => ({
  ...everythingMissing(missing(`there was no connection to ${source}`)),
  apiVersions: unanswered(failure, source, at),
});
