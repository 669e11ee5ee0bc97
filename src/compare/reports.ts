import { isDeepStrictEqual } from 'node:util';
import type { Report, ReportCause } from '../report/report.ts';
import { isSame } from './compare.ts';
import {
  IMPORTANCES,
  type Change,
  type Comparison,
  type Importance,
  type Path,
  type Side,
} from './change.ts';

/**
 * The differences between two reports, at least one of which has no evidence, so that no value can be restored and
 * tried. A change explains a root cause if the cause's own evidence contains the new value.
 */
export function compareReports(earlier: Report, later: Report): Comparison {
  const sides = [sideOf(earlier), sideOf(later)] as const;
  const isRecovery = later.rootCauses.length === 0 && earlier.rootCauses.length > 0;
  const causes = without(isRecovery ? earlier.rootCauses : later.rootCauses, isRecovery ? later : earlier);
  const changes = merged(differencesIn(earlier, later))
    .map((change) => explainedBy(causes, change, isRecovery ? change.before : change.after))
    .toSorted((a, b) => IMPORTANCES.indexOf(a.importance) - IMPORTANCES.indexOf(b.importance));
  const isExplained = changes.some(({ importance }) => importance === 'explains');
  return {
    schemaVersion: 1,
    basis: 'reports',
    before: sides[0],
    after: sides[1],
    outcome:
      isSame(...sides) && changes.every(({ importance }) => importance === 'detail') ? 'same' : 'changed',
    ...(isExplained && { explained: isRecovery ? ('recovery' as const) : ('failure' as const) }),
    changes,
    checks: checksOf(earlier, later),
  };
}

const without = (causes: readonly ReportCause[], other: Report): readonly ReportCause[] =>
  causes.filter(({ id }) => !other.rootCauses.some((each) => each.id === id));

function explainedBy(causes: readonly ReportCause[], change: Change, value: string | undefined): Change {
  const about = causes.filter((cause) => value !== undefined && decisiveValues(cause).includes(value));
  return about.length === 0
    ? change
    : { ...change, importance: 'explains', explains: about.map(({ id }) => id) };
}

/** The two values that disagree, if the cause is about two. */
function decisiveValues({ evidence }: ReportCause): readonly string[] {
  const contrast = evidence.filter((row) => row.contrast === true);
  return (contrast.length > 0 ? contrast : evidence).map((row) => row.value);
}

type Value = readonly [path: Path, label: string, value: string | undefined, importance: Importance];

/** Parts that a report of an earlier version, or of a run that got less far, does not have. */
const PARTS = ['token', 'witnesses', 'pool', 'paths'] as const;

/** A report without the parts that the other one lacks: nothing is known about how they differ. */
const comparable = (report: Report, other: Report): Report => ({
  ...report,
  ...Object.fromEntries(PARTS.filter((part) => other[part] === undefined).map((part) => [part, undefined])),
});

/** The parts of a report that are compared, without those that differ in every run. */
function valuesIn(report: Report): readonly Value[] {
  const { target, token = [], witnesses = [], pool, paths = [], model } = report;
  return [
    value(['client', 'tokenEndpoint'], 'token endpoint', target.tokenEndpoint),
    value(['client', 'clientId'], 'client id', target.clientId),
    value(['client', 'providerId'], 'identity provider that the client names', target.providerId),
    value(['client', 'poolId'], 'identity pool that the client names', target.poolId),
    value(['client', 'bootstrapServers'], 'bootstrap servers', target.bootstrapServers.join(', ')),
    value(['client', 'logicalCluster'], 'logical cluster that the client names', target.logicalCluster),
    value(['client', 'client'], 'kind of client', target.client),
    value(['client', 'clientVersion'], 'version of the client', target.clientVersion),
    value(['confluent', 'pool', 'filter'], 'filter of the identity pool', pool?.filter),
    value(['confluent', 'pool', 'identityClaim'], 'identity claim of the identity pool', pool?.identityClaim),
    ...witnesses.flatMap(({ about, say }) =>
      say.map(({ who, values }) =>
        value(['report', 'witnesses', about, who], `${about}, as said by ${who}`, values?.join(', ')),
      ),
    ),
    ...token
      .filter(({ name }) => !TIMES.includes(name))
      .map(({ name, value: said }) => value(['token', name], `${name} of the token`, said)),
    ...paths.map(({ to, stopped, proxy }) =>
      value(
        ['network', to],
        `connection to ${to}`,
        `${stopped ?? 'connected'}${proxy === undefined ? '' : ` through the proxy ${proxy}`}`,
        stopped === undefined ? 'detail' : 'matters',
      ),
    ),
    value(
      ['broker', 'authenticate'],
      'how the sign-in ended',
      model.observed ?? 'no sign-in was tried',
      'follows',
    ),
  ];
}

const value = (
  path: Path,
  label: string,
  said: string | undefined,
  importance: Importance = 'matters',
): Value => [path, label, said, importance];

const TIMES = ['iat', 'nbf', 'exp'];

function differencesIn(earlier: Report, later: Report): readonly Change[] {
  const byPath = (report: Report): ReadonlyMap<string, Value> =>
    new Map(valuesIn(report).map((each) => [JSON.stringify(each[0]), each]));
  const [old, now] = [byPath(comparable(earlier, later)), byPath(comparable(later, earlier))];
  const isOneVersion = earlier.tool.version === later.tool.version;
  return [...new Set([...old.keys(), ...now.keys()])].flatMap((key): readonly Change[] => {
    const [before, after] = [old.get(key), now.get(key)];
    const [path, label, , importance] = after ?? before!;
    if (before?.[2] === after?.[2]) return [];
    // Another version may call a witness by another name.
    if (!isOneVersion && path[0] === 'report' && (before === undefined || after === undefined)) return [];
    return [
      {
        path,
        label,
        ...(before?.[2] !== undefined && { before: before[2] }),
        ...(after?.[2] !== undefined && { after: after[2] }),
        importance,
        explains: [],
        also: [],
      },
    ];
  });
}

/** The same change in several places counts as one. */
function merged(changes: readonly Change[]): readonly Change[] {
  return changes.reduce<readonly Change[]>((all, change) => {
    const at = all.findIndex(
      (each) =>
        (change.before ?? change.after ?? '').length >= 4 &&
        isDeepStrictEqual([each.before, each.after], [change.before, change.after]),
    );
    const same = all[at];
    if (same === undefined) return [...all, change];
    return all.with(at, { ...same, also: [...same.also, { path: change.path, label: change.label }] });
  }, []);
}

const sideOf = ({ target, startedAt, verdict, rootCauses, refusal }: Report): Side => ({
  name: target.name,
  startedAt,
  verdict,
  rootCauses: rootCauses.map(({ id, title, fix }) => ({ id, title, fix: fix.summary })),
  ...(refusal !== undefined && { refusal: { id: refusal.id, title: refusal.title } }),
});

function checksOf(earlier: Report, later: Report): Comparison['checks'] {
  const old = new Map(earlier.checks.map(({ id, status }) => [id, status]));
  return later.checks.flatMap(({ id, title, status }) => {
    const was = old.get(id);
    return was === undefined || was === status ? [] : [{ id, title, before: was, after: status }];
  });
}
