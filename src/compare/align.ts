import type { Evidence } from '../evidence/evidence.ts';
import { mapObserved, type Observation } from '../evidence/observation.ts';
import type { JsonObject } from '../evidence/json.ts';
import type { Jwt } from '../evidence/token.ts';
import type { Difference } from './shape.ts';

const TIMES = ['iat', 'nbf', 'exp'] as const;

/**
 * A run as it would have been at another time: what it measured and the token that it was given move along, so that two runs differ
 * in what changed and not in when they were made. Certificates and whatever else has a date of its own keep it; so
 * does a token that both runs have.
 *
 * @param at milliseconds since the epoch
 */
export function movedTo(evidence: Evidence, at: number, other: Evidence): Evidence {
  const by = at - evidence.startedAt;
  const moved = shifted(evidence, by);
  return isSameToken(evidence, other)
    ? moved
    : { ...moved, token: { ...moved.token, jwt: mapObserved(moved.token.jwt, (jwt) => reissued(jwt, by)) } };
}

/** Seconds within which nothing comes due that a run could not meet in its own time. */
const MOMENT_MS = 30_000;

/** That time has passed, where both runs have one token: it may have expired in between, and nothing else has changed. */
export function timeBetween(earlier: Evidence, later: Evidence): readonly Difference[] {
  const passed = later.startedAt - earlier.startedAt;
  if (Math.abs(passed) < MOMENT_MS || !isSameToken(earlier, later)) return [];
  return [
    {
      path: ['clock', 'now'],
      label: 'time, while the token stayed the same',
      before: new Date(earlier.startedAt).toISOString(),
      after: new Date(later.startedAt).toISOString(),
      values: [earlier.startedAt, later.startedAt],
      take: (into) => shifted(into, earlier.startedAt - into.startedAt),
    },
  ];
}

/** Moves the times that were measured. */
function shifted<T>(value: T, by: number): T {
  if (Array.isArray(value)) return value.map((each) => shifted(each as unknown, by)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]: [string, unknown]) => [
      name,
      MEASURED.has(name) && typeof each === 'number'
        ? each + by
        : FOREIGN.has(name)
          ? each
          : shifted(each, by),
    ]),
  ) as T;
}

const MEASURED = new Set(['startedAt', 'at', 'receivedAt', 'theirs', 'ours']);
/** What others wrote has its own times, and no member of ours. */
const FOREIGN = new Set(['json', 'claims', 'header', 'headers', 'configuration', 'extensions']);

const reissued = (jwt: Jwt, by: number): Jwt =>
  jwt.claims === undefined
    ? jwt
    : {
        ...jwt,
        claims: {
          ...jwt.claims,
          ...Object.fromEntries(
            TIMES.flatMap((name) => {
              const time = jwt.claims?.[name];
              return typeof time === 'number' ? [[name, time + Math.round(by / 1000)]] : [];
            }),
          ),
        },
      };

function isSameToken(a: Evidence, b: Evidence): boolean {
  const [one, other] = [claimsOf(a.token.jwt), claimsOf(b.token.jwt)];
  return (
    one !== undefined &&
    other !== undefined &&
    one['jti'] === other['jti'] &&
    TIMES.every((name) => one[name] === other[name])
  );
}

const claimsOf = (jwt: Observation<Jwt>): JsonObject | undefined =>
  jwt.status === 'observed' ? jwt.value.claims : undefined;
