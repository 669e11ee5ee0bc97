import type { Certificate, Connection } from '../evidence/connection.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { valueOf } from '../evidence/observation.ts';
import { inWords } from '../evidence/source.ts';
import { aheadOfUs, clock } from '../facts/clock.ts';
import { provider, pool } from '../facts/confluent.ts';
import { keys } from '../facts/keys.ts';
import { jwt } from '../facts/token.ts';

/** Everything with a time, and the moment at which the token is judged. */
export interface ReportTimeline {
  /** ISO 8601: Confluent's clock if known, otherwise the best estimate. */
  readonly now: string;
  readonly nowSource: string;
  readonly moments: readonly Moment[];
}

/** An instant, or a period if it has an end. */
export interface Moment {
  readonly of: 'token' | 'clock' | 'keys' | 'session' | 'configuration' | 'certificate';
  readonly label: string;
  /** ISO 8601. */
  readonly from: string;
  readonly to?: string;
  readonly source: string;
}

/** The times in the evidence, in the order of `Moment.of`. Invalid dates are left out. */
export function timelineOf(evidence: Evidence): ReportTimeline {
  const judged = clock.now.read(evidence);
  const now = judged.known ? judged.value : evidence.startedAt;
  return {
    now: isoOf(now) ?? new Date(0).toISOString(),
    nowSource: judged.known ? inWords(judged.source) : "this machine's clock",
    moments: [
      ...tokenLife(evidence),
      ...clocks(evidence),
      ...keyRefreshes(evidence, now),
      ...session(evidence),
      ...changes(evidence),
      ...certificates(evidence),
    ].flatMap(dated),
  };
}

/** A moment with its times in milliseconds since the epoch. */
interface Timed extends Omit<Moment, 'from' | 'to'> {
  readonly from: number;
  readonly to?: number;
}

function dated({ from, to, ...rest }: Timed): readonly Moment[] {
  const [start, end] = [isoOf(from), to === undefined ? undefined : isoOf(to)];
  if (start === undefined || (to !== undefined && end === undefined)) return [];
  return [{ ...rest, from: start, ...(end !== undefined && { to: end }) }];
}

const isoOf = (ms: number): string | undefined => {
  const date = new Date(ms);
  return Number.isNaN(date.getTime()) ? undefined : date.toISOString();
};

/** From `nbf`, otherwise `iat`, to `exp` (RFC 7519 section 4.1); a token without an expiry is only an instant. */
function tokenLife(evidence: Evidence): readonly Timed[] {
  const [iat, nbf, exp] = [jwt.iat, jwt.nbf, jwt.exp].map((each) => {
    const reading = each.read(evidence);
    return reading.known && typeof reading.value === 'number' ? reading.value * 1000 : undefined;
  });
  const from = nbf ?? iat;
  const source = 'the token';
  return [
    ...(iat === undefined ? [] : [{ of: 'token' as const, label: 'issued (iat)', from: iat, source }]),
    ...(from === undefined
      ? exp === undefined
        ? []
        : [{ of: 'token' as const, label: 'expires (exp)', from: exp, source }]
      : exp === undefined
        ? []
        : [
            {
              of: 'token' as const,
              label: `valid (${nbf === undefined ? 'iat' : 'nbf'} to exp)`,
              from,
              to: exp,
              source,
            },
          ]),
  ];
}

/** The time of each clock when this machine's clock showed the start of the run. */
function clocks({ clocks: readings, startedAt }: Evidence): readonly Timed[] {
  const latest = new Map(readings.map((each) => [each.host, each]));
  return [
    { of: 'clock', label: 'this machine', from: startedAt, source: 'the start of the run' },
    ...[...latest.values()].map((each) => ({
      of: 'clock' as const,
      label: each.host,
      from: startedAt + aheadOfUs(each),
      source: 'Date header, which has whole seconds',
    })),
  ];
}

/** The last refresh if Confluent returned it, and the latest time of the next. */
function keyRefreshes(evidence: Evidence, now: number): readonly Timed[] {
  const period = keys.refresh.read(evidence);
  const told = evidence.confluent.refresh;
  const last = Date.parse((told && valueOf(told)?.lastRefreshAt) ?? '');
  return [
    ...(Number.isNaN(last)
      ? []
      : [
          {
            of: 'keys' as const,
            label: 'Confluent fetched the keys',
            from: last,
            source: 'jwks_last_refresh_at',
          },
        ]),
    ...(period.known
      ? [
          {
            of: 'keys' as const,
            label: "Confluent's next look at the key set",
            from: now,
            to: now + period.value.period * 1000,
            source:
              period.value.maxAge === undefined
                ? `Confluent's default, without Cache-Control at ${inWords(period.source)}`
                : `Cache-Control at ${inWords(period.source)}`,
          },
        ]
      : []),
  ];
}

/** KIP-368: the broker ends the session unless the client signs in again. */
function session({ broker: { authenticate } }: Evidence): readonly Timed[] {
  if (authenticate.status !== 'observed' || authenticate.value.sessionLifetimeMs <= 0) return [];
  return [
    {
      of: 'session',
      label: 'the broker keeps the session',
      from: authenticate.at,
      to: authenticate.at + authenticate.value.sessionLifetimeMs,
      source: inWords(authenticate.source),
    },
  ];
}

function changes(evidence: Evidence): readonly Timed[] {
  return [
    ['identity provider', provider.meant.read(evidence)] as const,
    ['identity pool', pool.meant.read(evidence)] as const,
  ].flatMap(([what, reading]) =>
    reading.known && reading.value.updatedAt !== undefined
      ? [
          {
            of: 'configuration' as const,
            label: `${what} last changed`,
            from: reading.value.updatedAt,
            source: inWords(reading.source),
          },
        ]
      : [],
  );
}

const certificates = ({ connections }: Evidence): readonly Timed[] => {
  const seen = Object.values(connections).flatMap((each) =>
    decidingOf(each).map((certificate) => ({
      of: 'certificate' as const,
      label: `certificate of ${each.host}:${each.port}`,
      from: certificate.notBefore,
      to: certificate.notAfter,
      source: certificate.subject,
    })),
  );
  return [...new Map(seen.map((each) => [each.label, each])).values()];
};

/** The certificate of a chain that expires first, and with it the whole chain. */
function decidingOf({ tls }: Connection): readonly Certificate[] {
  const [first, ...others] = tls?.value?.chain ?? [];
  if (first === undefined) return [];
  return [others.reduce((soonest, each) => (each.notAfter < soonest.notAfter ? each : soonest), first)];
}
