import { causes } from '../causes/registry.generated.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { LogEvidence, Pointing } from '../evidence/log.ts';
import type { Observation, Observed } from '../evidence/observation.ts';
import { isLogged } from '../evidence/source.ts';
import type { SaslAnswer, SaslHandshake } from '../evidence/broker.ts';
import type { Jwt, TokenAnswer } from '../evidence/token.ts';
import { kafkaError } from '../evidence/kafka-errors.ts';

/** What a log of the client shows: of its own time, and beside what this run saw. */
export interface ReportLog {
  readonly file: string;
  readonly lines: number;
  /** The first and the last time in it, as it has them. */
  readonly from?: string;
  readonly to?: string;
  /** What its errors are about, if not about signing in with OAUTHBEARER. */
  readonly elsewhere?: string;
  readonly said: readonly ReportLogged[];
  /** Causes that its error texts are known for, the likeliest first. None of them is confirmed by that. */
  readonly hints: readonly ReportHint[];
}

export interface ReportLogged {
  /** Whose words they are; of a `token` those of whoever issued it. */
  readonly by: 'token' | 'token-endpoint' | 'broker';
  readonly text: string;
  readonly line: number;
  readonly time?: string;
  /** True: this run saw nothing of it, so that the diagnosis takes the log's word. */
  readonly counts: boolean;
  /** What this run saw in its place; absent when it saw nothing. */
  readonly now?: string;
}

export interface ReportHint {
  readonly id: string;
  readonly title: string;
  readonly points: Pointing;
  readonly quote: string;
  readonly line: number;
  readonly time?: string;
}

/** The moment of which the diagnosis is: a log's, where this run did not see how the sign-in ends. */
export interface AsOf {
  readonly file: string;
  /** As the log has it. */
  readonly time?: string;
}

const TITLES: ReadonlyMap<string, string> = new Map(causes.map(({ id, title }) => [id, title]));

/** Undefined where no log was given. */
export const logsOf = (evidence: Evidence): readonly ReportLog[] | undefined =>
  evidence.logs?.map((log) => ({
    file: log.file,
    lines: log.lines,
    ...(log.from !== undefined && { from: log.from }),
    ...(log.to !== undefined && { to: log.to }),
    ...(log.elsewhere !== undefined && { elsewhere: log.elsewhere }),
    said: saidIn(log, evidence),
    hints: log.hints.map(({ cause, ...hint }) => ({ id: cause, title: TITLES.get(cause) ?? cause, ...hint })),
  }));

/** Undefined where this run saw the end of the sign-in by itself, or nobody did. */
export function asOf({ token, broker }: Evidence): AsOf | undefined {
  const ends: readonly Observation<unknown>[] = [
    broker.authenticate,
    broker.handshake,
    token.answer,
    token.jwt,
  ];
  const seen = ends.find((each) => each.status === 'observed' && isLogged(each.source));
  if (seen?.status !== 'observed' || !isLogged(seen.source)) return undefined;
  const { log, time } = seen.source;
  return { file: log, ...(time !== undefined && { time }) };
}

function saidIn(log: LogEvidence, { token, broker }: Evidence): readonly ReportLogged[] {
  return [
    ...said('token', log.jwt, token.jwt, tokenInWords),
    ...said('token-endpoint', log.answer, token.answer, answerInWords),
    ...said('broker', log.handshake, broker.handshake, handshakeInWords),
    ...said('broker', log.authenticate, broker.authenticate, signInInWords),
  ];
}

function said<T>(
  by: ReportLogged['by'],
  then: Observed<T> | undefined,
  now: Observation<T>,
  inWords: (value: T) => string,
): readonly ReportLogged[] {
  if (then === undefined || !isLogged(then.source)) return [];
  const { line, time } = then.source;
  const isLive = now.status !== 'missing' && !isLogged(now.source);
  return [
    {
      by,
      text: inWords(then.value),
      line,
      ...(time !== undefined && { time }),
      counts: now.status === 'observed' && isLogged(now.source) && now.source.line === line,
      ...(isLive && {
        now: now.status === 'failed' ? `no answer: ${now.failure.message}` : inWords(now.value),
      }),
    },
  ];
}

const tokenInWords = ({ claims = {} }: Jwt): string =>
  ['iss', 'aud', 'sub']
    .flatMap((name) => (claims[name] === undefined ? [] : [`${name} ${spoken(claims[name])}`]))
    .join(', ');

const spoken = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value));

const answerInWords = ({ status, error }: TokenAnswer): string =>
  [`HTTP ${status}`, error?.error, error?.description?.split('\n')[0]]
    .filter((part) => part !== undefined && part !== '')
    .join(', ');

const handshakeInWords = ({ errorCode, mechanisms }: SaslHandshake): string =>
  errorCode === 0
    ? `offers ${mechanisms.join(', ')}`
    : `${kafkaError(errorCode)}, offers ${mechanisms.join(', ')}`;

const signInInWords = ({ accepted, errorMessage, challenge, errorCode }: SaslAnswer): string =>
  accepted ? 'the client is let in' : (errorMessage ?? challenge ?? kafkaError(errorCode));
