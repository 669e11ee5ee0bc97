import type { Evidence } from '../evidence/evidence.ts';
import { mapObserved, type Observation } from '../evidence/observation.ts';
import type { JsonObject } from '../evidence/json.ts';
import type { Jwt } from '../evidence/token.ts';
import type { Difference } from './shape.ts';

const TIMES = ['iat', 'nbf', 'exp'] as const;

/**
 * Shifts a run to another time: what it measured and the token that it received move along, so that two runs differ in
 * what changed and not in when they ran. Certificates and everything else with its own date keep it, and so does a
 * token that both runs share.
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

/** Differences below this are within one run's own duration. */
const MOMENT_MS = 30_000;

/** The time between two runs that share a token: it may have expired in between while nothing else changed. */
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

/** Shifts the measured times. */
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
/** Data from others has its own times, and none of our members. */
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
