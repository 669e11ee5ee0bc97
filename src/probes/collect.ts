import type { Metadata } from '../evidence/broker.ts';
import type { StsAnswer } from '../evidence/confluent.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { HttpDocument } from '../evidence/http.ts';
import { isJsonObject } from '../evidence/json.ts';
import {
  mapObserved,
  missing,
  unanswered,
  type Failed,
  type Missing,
  type Observation,
} from '../evidence/observation.ts';
import { clientFacts } from '../settings/facts.ts';
import type { Jwt } from '../evidence/token.ts';
import type { Target } from '../settings/target.ts';
import { unobservedBroker, unobservedEvidence, OFFLINE } from './unobserved.ts';
import { guessBrokers } from './broker/guess.ts';
import { probeBroker } from './broker/probe.ts';
import { askConfluent } from './confluent/ask.ts';
import { providersFromConsole } from './confluent/console.ts';
import { exchangeAtSts } from './confluent/sts.ts';
import { asFault } from './deadline.ts';
import { brokerOr, tokenOr } from './from-log.ts';
import { jwksUriIn, probeDiscovery, NO_PLACE } from './discovery.ts';
import { abridgedKeySet, jwksProbe, NO_DOCUMENT, NO_PROVIDER } from './jwks.ts';
import { givenToken, obtained, obtainToken, type ObtainedToken } from './obtain-token.ts';
import type { Parts } from './parts.ts';
import type { Run } from './run.ts';
import { checkSignature } from './signature.ts';
import type { RawToken } from './token.ts';
import { providersJwksUri, whereToDiscover, type UnderWay } from './discovery-places.ts';

/** What a run observed, before redaction, and the plain token for experiments. */
export interface Collected {
  readonly evidence: Evidence;
  readonly token?: RawToken;
}

/** Called with each part of the evidence that is complete, before redaction, and with the token once there is one. */
export type Tell = (part: Parts, raw?: RawToken) => void;

/** Without network access: a given token can still be compared with what a person read in Confluent's console. */
export function collectOffline(target: Target, { startedAt, world }: Run): Collected {
  const unobserved = unobservedEvidence(clientFacts(target), startedAt, OFFLINE);
  const { raw, seen: own } = givenToken(target, world) ?? obtained({ answer: OFFLINE }, world);
  const seen = tokenOr(own, target.logs, unobserved.client);
  const evidence = {
    ...unobserved,
    token: { ...unobserved.token, ...seen },
    broker: brokerOr(unobserved.broker, target.logs, seen),
    ...logsIn(target),
    confluent: { ...unobserved.confluent, providers: providersFromConsole(target, startedAt) ?? OFFLINE },
  };
  return raw === undefined ? { evidence } : { evidence, token: raw };
}

/** Observes everything. Independent probes start at once; the others wait for the promises they take. */
export async function collect(target: Target, run: Run, tell: Tell): Promise<Collected> {
  const late = (source: string) => (): Failed | Missing => overdue(run, source);
  const told = async <T>(work: Promise<T>, partOf: (value: T) => Parts): Promise<T> => {
    const value = await work;
    tell(partOf(value));
    return value;
  };

  const client = clientFacts(target);
  tell({ client, startedAt: run.startedAt, ...logsIn(target) });
  const token = run
    .settled(obtainToken(target, run), () =>
      obtained({ answer: overdue(run, 'the token endpoint') }, run.world),
    )
    .then((obtained) => {
      const seen = tokenOr(obtained.seen, target.logs, client);
      tell({ token: seen }, obtained.raw);
      return { ...obtained, seen };
    });
  const asked = askConfluent(target, run);
  const providers = told(run.settled(asked.providers, late('iam/v2 identity providers')), (providers) => ({
    providers,
  }));
  const clusters = told(run.settled(asked.clusters, late('cmk/v2 clusters')), (clusters) => ({ clusters }));
  const broker = run.settled(greetBroker(target, run, token), () =>
    unobservedBroker(overdue(run, 'the broker')),
  );
  const brokerSeenOrLogged = told(
    Promise.all([broker, token]).then(([seen, { seen: ofToken }]) => brokerOr(seen, target.logs, ofToken)),
    (broker) => ({ broker }),
  );

  const underWay = { jwt: token.then(({ seen }) => seen.jwt), providers, meantEarly: asked.meantEarly };
  const guessed = told(run.settled(guessBehind(target, run, broker), late(NAMES)), (guessed) => ({
    guessed,
  }));
  const discovery = told(
    run.settled(discover(target, run, underWay), () => ({
      appended: overdue(run, 'the discovery document'),
      inserted: overdue(run, 'the discovery document'),
    })),
    (discovery) => ({ discovery }),
  );
  const keySets = told(
    Promise.all([fetchKeySets(target, run, discovery, underWay), underWay.jwt]).then(async ([fetched, jwt]) =>
      abridged(await renewed(fetched, jwt, run), jwt),
    ),
    (jwks) => ({ jwks }),
  );
  const sts = told(
    run.settled(secondOpinion(target, run, token, broker), late('sts/v1/oauth2/token')),
    (sts) => ({ sts }),
  );
  const signature = told(
    Promise.all([token, keySets]).then(
      ([
        {
          raw,
          seen: { jwt },
        },
        jwks,
      ]) =>
        raw === undefined || jwt.status !== 'observed'
          ? missing('there is no token whose signature could be checked')
          : checkSignature(raw.text, jwt.value, jwks, run.world),
    ),
    (signature) => ({ signature }),
  );

  // Awaits everything before reading anything, because probes add to the records until they finish.
  const [{ raw, seen }, ...others] = await Promise.all([
    token,
    signature,
    discovery,
    keySets,
    providers,
    clusters,
    sts,
    brokerSeenOrLogged,
    guessed,
  ]);
  const [checks, discoverySeen, jwks, providersSeen, clustersSeen, stsSeen, brokerSeen, guessedSeen] = others;
  const evidence: Evidence = {
    schemaVersion: 1,
    startedAt: run.startedAt,
    client,
    connections: { ...run.connections },
    clocks: [...run.clocks],
    token: { ...seen, signature: checks },
    discovery: discoverySeen,
    jwks,
    confluent: { providers: providersSeen, clusters: clustersSeen, sts: stsSeen },
    broker: { ...brokerSeen, guessed: guessedSeen },
    experiments: {},
    timings: [...run.timings],
    ...heldUpIn(run),
    ...logsIn(target),
  };
  return raw === undefined ? { evidence } : { evidence, token: raw };
}

/** As evidence, if it was noticed. */
export const heldUpIn = ({ time }: Run): Pick<Evidence, 'heldUpMs'> => {
  const heldUpMs = Math.round(time().heldUpMs);
  return heldUpMs === 0 ? {} : { heldUpMs };
};

const logsIn = ({ logs }: Target): Pick<Evidence, 'logs'> => (logs === undefined ? {} : { logs });

const NAMES = "the brokers' names";

/** The failure of anything still pending at the end of the run. */
export function overdue({ deadline, world }: Run, source: string): Failed | Missing {
  const { code, message } = asFault(deadline.signal.reason);
  return unanswered({ stage: 'deadline', code, message }, source, world.now());
}

const greetBroker = (target: Target, run: Run, token: Promise<ObtainedToken>): Promise<Evidence['broker']> =>
  probeBroker(target, {
    world: run.world,
    signal: run.deadline.signal,
    token: token.then(({ raw }) => raw?.text),
    record: (connection) => run.record({ ...connection, carried: ['broker'] }),
    span: run.span,
  });

async function guessBehind(
  target: Target,
  run: Run,
  broker: Promise<Evidence['broker']>,
): Promise<Observation<Metadata['brokers']>> {
  const { signal } = run.deadline;
  const guessed = await guessBrokers(await broker, {
    target,
    world: run.world,
    signal,
    record: (connection) => run.record({ ...connection, carried: ['broker'] }),
    span: run.span,
  });
  // If the end of the run interrupted this, nothing is known about these names.
  return signal.aborted ? overdue(run, NAMES) : guessed;
}

async function discover(
  target: Target,
  { policy, http, span }: Run,
  underWay: UnderWay,
): Promise<Evidence['discovery']> {
  const places = await whereToDiscover(target, policy, underWay);
  return places === undefined
    ? { appended: NO_PLACE, inserted: NO_PLACE }
    : span('discovery', () => probeDiscovery(places, http));
}

async function fetchKeySets(
  target: Target,
  run: Run,
  discovery: Promise<Evidence['discovery']>,
  underWay: UnderWay,
): Promise<Evidence['jwks']> {
  const keySets = jwksProbe(run);
  const [byDiscovery, byProvider] = await Promise.all([
    run.settled(
      discovery.then((seen) => keySets.at(jwksUriIn(seen), NO_DOCUMENT)),
      () => overdue(run, "the discovery document's jwks_uri"),
    ),
    run.settled(
      providersJwksUri(target, underWay).then((uri) => keySets.at(uri, NO_PROVIDER)),
      () => overdue(run, "the provider's jwks_uri"),
    ),
  ]);
  return { byDiscovery, byProvider };
}

/**
 * A key set fetched before the token was issued may lack a newer key: Keycloak creates one when the first token of a
 * realm needs a new algorithm, and any issuer may rotate. Such a set is fetched once more.
 */
async function renewed(
  { byDiscovery, byProvider }: Evidence['jwks'],
  jwt: Observation<Jwt>,
  run: Run,
): Promise<Evidence['jwks']> {
  const keySets = jwksProbe(run);
  const again = async (seen: Observation<HttpDocument>): Promise<Observation<HttpDocument>> => {
    if (seen.status !== 'observed' || jwt.status !== 'observed' || !mayComeLater(jwt, seen.value))
      return seen;
    const later = await run.settled(keySets.at(seen.value.url, NO_DOCUMENT), () => seen);
    return later.status === 'observed' ? later : seen;
  };
  const [discovered, provided] = await Promise.all([again(byDiscovery), again(byProvider)]);
  return { byDiscovery: discovered, byProvider: provided };
}

function abridged({ byDiscovery, byProvider }: Evidence['jwks'], jwt: Observation<Jwt>): Evidence['jwks'] {
  const kid = jwt.status === 'observed' ? jwt.value.header?.['kid'] : undefined;
  const short = (seen: Observation<HttpDocument>) =>
    mapObserved(seen, (document) => abridgedKeySet(document, kid));
  return { byDiscovery: short(byDiscovery), byProvider: short(byProvider) };
}

/** Whether the token names a key that is missing from a set fetched before the token was issued. */
function mayComeLater(
  { value: { header }, at }: { readonly value: Jwt; readonly at: number },
  { json, receivedAt, tookMs }: HttpDocument,
): boolean {
  const kid = header?.['kid'];
  const keys = isJsonObject(json) ? json['keys'] : undefined;
  if (typeof kid !== 'string' || !Array.isArray(keys) || receivedAt - tookMs >= at) return false;
  return !keys.some((key) => isJsonObject(key) && key['kid'] === kid);
}

/** Confluent's STS is asked when the broker did not admit the client, for any reason, or when there is no broker. */
async function secondOpinion(
  target: Target,
  { http, span }: Run,
  token: Promise<ObtainedToken>,
  broker: Promise<Evidence['broker']>,
): Promise<Observation<StsAnswer>> {
  if (!target.experiments) return missing('experiments are turned off');
  const { raw } = await token;
  if (raw === undefined) return missing('there is no token to be judged');
  const { authenticate } = await broker;
  if (authenticate.status === 'observed' && authenticate.value.accepted)
    return missing('the broker let the client in');
  return span('sts', () => exchangeAtSts(target, raw.text, http));
}
