import type { ExperimentRequest, ExperimentResult } from '../evidence/experiment.ts';
import type { CauseId } from '../evidence/gate.ts';
import { askedBy, identifyIn, tokenRefusal } from '../idp/identify.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { StsAnswer } from '../evidence/confluent.ts';
import type { SaslAnswer } from '../evidence/broker.ts';
import { missing, observed, type Observation } from '../evidence/observation.ts';
import { saslExtensions } from '../settings/facts.ts';
import { Secret, type Target } from '../settings/target.ts';
import { trySignIn } from './broker/probe.ts';
import { OFFLINE } from './unobserved.ts';
import { exchangeAtSts } from './confluent/sts.ts';
import { cleaned } from './jwt.ts';
import { overdue } from './collect.ts';
import type { Run } from './run.ts';
import type { Secrets } from './secrets.ts';
import { fetchToken, type FetchedToken, type RawToken } from './token.ts';

type Of<Kind extends ExperimentRequest['kind']> = Extract<ExperimentRequest, { readonly kind: Kind }>;
type Result = Observation<ExperimentResult>;

export interface ExperimentRunner {
  /**
   * Runs the experiments that are allowed and were not run before, all at the same time.
   *
   * @returns the results by `key`
   */
  readonly perform: (
    requests: readonly ExperimentRequest[],
    token: RawToken | undefined,
    evidence: Evidence,
  ) => Promise<Readonly<Record<string, Result>>>;
}

/** Identity providers lock accounts after a few wrong secrets. */
const MOST_TOKEN_REQUESTS = 2;

export function experimentRunner(target: Target, run: () => Run, secrets: Secrets): ExperimentRunner {
  let tokenRequestsLeft = MOST_TOKEN_REQUESTS;

  const one = async (
    request: ExperimentRequest,
    token: RawToken | undefined,
    evidence: Evidence,
  ): Promise<Result> => {
    if (request.kind === 'token') {
      if (tokenRequestsLeft === 0)
        return missing('two further token requests were made; more could lock the client out');
      tokenRequestsLeft -= 1;
      return tokenExperiment(request, target, run(), secrets, evidence);
    }
    if (token === undefined) return missing('there is no token to try it with');
    return request.kind === 'sign-in'
      ? signInExperiment(request, target, run(), token)
      : resultOf(stsSaw, await stsAnswer(target, run(), token, evidence));
  };

  return {
    perform: async (requests, token, evidence) => {
      if (target.offline) return byKey(requests, () => OFFLINE);
      if (!target.experiments) return byKey(requests, () => missing('experiments are turned off'));
      const { span, settled } = run();
      // Several causes may request the same experiment.
      const unlike = requests.filter(
        ({ key }, at) =>
          !Object.hasOwn(evidence.experiments, key) && requests.findIndex((each) => each.key === key) === at,
      );
      const results = await Promise.all(
        unlike.map((each) =>
          settled<Result>(
            span(`experiment ${each.key}`, () => one(each, token, evidence)),
            () => overdue(run(), each.did),
          ),
        ),
      );
      return byKey(unlike, (index) => results[index]!);
    },
  };
}

const byKey = (
  requests: readonly ExperimentRequest[],
  resultAt: (index: number) => Result,
): Record<string, Result> => Object.fromEntries(requests.map(({ key }, index) => [key, resultAt(index)]));

async function tokenExperiment(
  { change }: Of<'token'>,
  target: Target,
  { http, world }: Run,
  secrets: Secrets,
  before: Evidence,
): Promise<Result> {
  const secret = target.clientSecret?.reveal();
  const changed =
    secret === undefined || change.secret === undefined ? secret : CHANGED_SECRET[change.secret](secret);
  if (changed !== undefined) secrets.addClientSecret(changed);
  const fetched = await fetchToken(
    {
      ...target,
      ...(changed === undefined ? {} : { clientSecret: new Secret(changed) }),
      ...(change.clientAuth === undefined ? {} : { clientAuth: change.clientAuth }),
      // If the host policy forbids it, the secret is not sent there.
      ...(change.tokenEndpoint === undefined ? {} : { tokenEndpoint: change.tokenEndpoint }),
      ...(change.scope === undefined ? {} : { scope: change.scope }),
      ...(change.clientVersion === undefined ? {} : { clientVersion: change.clientVersion }),
    },
    { http, world },
  );
  if (fetched.token !== undefined) secrets.addToken(fetched.token.text);
  return tokenResult(fetched, isAboutTheClient(change) ? before : undefined);
}

const CHANGED_SECRET: Readonly<
  Record<NonNullable<Of<'token'>['change']['secret']>, (secret: string) => string>
> = {
  trimmed: (secret) => secret.trim(),
  unquoted: (secret) => secret.trim().replace(/^(["'`])([^]*)\1$/, '$2'),
  'base64-decoded': (secret) =>
    Buffer.from(secret.trim(), 'base64')
      .toString('utf8')
      .replace(/\r?\n$/, ''),
  'without-newlines': (secret) => secret.replace(/[\r\n]+/g, ''),
};

const isAboutTheClient = ({ secret, clientAuth }: Of<'token'>['change']): boolean =>
  secret !== undefined || clientAuth !== undefined;

/** What a server rejects only after it has authenticated the client (RFC 6749 section 5.2, RFC 8707 section 2). */
const PAST_AUTHENTICATION: readonly CauseId[] = [
  'token/audience-missing',
  'token/audience-unknown',
  'token/scope-missing',
  'token/scope-unknown',
];

/** The cause of a refusal after client authentication, by this identity provider's messages. */
function refusalIn(answer: Evidence['token']['answer'], evidence: Evidence): CauseId | undefined {
  if (answer.status !== 'observed') return undefined;
  const meaning = tokenRefusal(answer.value, identifyIn(evidence), askedBy(evidence.client));
  return PAST_AUTHENTICATION.find((id) => id === meaning?.cause);
}

/** @param before the evidence of the client's own request, if the change concerns client authentication */
function tokenResult({ answer, token }: FetchedToken, before: Evidence | undefined): Result {
  if (answer.status !== 'observed') return answer;
  const { status, error } = answer.value;
  const isPast =
    before !== undefined &&
    refusalIn(answer, before) !== undefined &&
    refusalIn(before.token.answer, before) === undefined;
  const said =
    error === undefined
      ? ''
      : ` ${error.error}${error.description === undefined ? '' : `: ${error.description}`}`;
  const saw = `HTTP ${status}${token === undefined ? said : ' with a token'}`;
  return { ...answer, value: { kind: 'token', succeeded: token !== undefined || isPast, saw } };
}

async function signInExperiment(
  { change }: Of<'sign-in'>,
  target: Target,
  run: Run,
  token: RawToken,
): Promise<Result> {
  const seen = await trySignIn(target, {
    world: run.world,
    signal: run.deadline.signal,
    record: run.record,
    token: change.token === 'cleaned' ? cleaned(token.text) : token.text,
    extensions: change.extensions ?? saslExtensions(target),
  });
  return resultOf(signInSaw, seen);
}

/** The answer of the observation, or a new one. */
const stsAnswer = (
  target: Target,
  { http }: Run,
  token: RawToken,
  { confluent }: Evidence,
): Promise<Observation<StsAnswer>> =>
  confluent.sts.status === 'observed'
    ? Promise.resolve(confluent.sts)
    : exchangeAtSts(target, token.text, http);

const signInSaw = ({ accepted, errorCode, errorMessage, challenge }: SaslAnswer): ExperimentResult => ({
  kind: 'sign-in',
  succeeded: accepted,
  saw: accepted
    ? 'the broker let the client in'
    : `error ${errorCode}: ${errorMessage ?? challenge ?? 'no text'}`,
});

const stsSaw = ({ status, accepted, error, description }: StsAnswer): ExperimentResult => ({
  kind: 'sts',
  succeeded: accepted,
  saw: accepted
    ? "Confluent's STS accepted the token"
    : `HTTP ${status}${error === undefined ? '' : ` ${error}`}${description === undefined ? '' : `: ${description}`}`,
});

const resultOf = <T>(read: (value: T) => ExperimentResult, seen: Observation<T>): Result =>
  seen.status === 'observed' ? observed(read(seen.value), seen.source, seen.at) : seen;
