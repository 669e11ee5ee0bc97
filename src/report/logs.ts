import { causes } from '../causes/registry.generated.ts';
import type { Evidence } from '../evidence/evidence.ts';
import type { LogEvidence, Pointing } from '../evidence/log.ts';
import type { Observation, Observed } from '../evidence/observation.ts';
import { isLogged } from '../evidence/source.ts';
import type { SaslAnswer, SaslHandshake } from '../evidence/broker.ts';
import type { Jwt, TokenAnswer } from '../evidence/token.ts';
import { kafkaError } from '../evidence/kafka-errors.ts';

/** What a log of the client shows, about its own time, separate from what this run observed. */
export interface ReportLog {
  readonly file: string;
  readonly lines: number;
  /** The first and the last time in it, in the log's own notation. */
  readonly from?: string;
  readonly to?: string;
  /** The subject of its errors, if it is not signing in with OAUTHBEARER. */
  readonly elsewhere?: string;
  readonly said: readonly ReportLogged[];
  /** Causes that its error texts are known for, the likeliest first. The texts alone confirm none of them. */
  readonly hints: readonly ReportHint[];
}

export interface ReportLogged {
  /** Who said it; for a `token`, its issuer. */
  readonly by: 'token' | 'token-endpoint' | 'broker';
  readonly text: string;
  readonly line: number;
  readonly time?: string;
  /** True if this run did not observe this itself, so the diagnosis relies on the log. */
  readonly counts: boolean;
  /** What this run observed instead; absent if it observed nothing. */
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

/** The time that the diagnosis is about: a log's, if this run did not observe the end of the sign-in. */
export interface AsOf {
  readonly file: string;
  /** In the log's own notation. */
  readonly time?: string;
}

const TITLES: ReadonlyMap<string, string> = new Map(causes.map(({ id, title }) => [id, title]));

/** Undefined if no log was given. */
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

/** Undefined if this run observed the end of the sign-in itself, or if there is no end to report. */
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
