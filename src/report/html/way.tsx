import { GATES, type Gate } from '../../evidence/gate.ts';
import type { Report, ReportCause, ReportCheck } from '../report.ts';
import { gateStates, type GateState } from '../words/gates.ts';
import { Mark, Section, type State } from './parts.tsx';

interface Stop {
  readonly name: string;
  /** Its value in the client's configuration. */
  readonly which?: string | undefined;
  /** The gates of the client's own side, before anything is sent. */
  readonly gates: readonly Gate[];
  readonly icon: string;
}

interface Leg {
  readonly verb: string;
  readonly gates: readonly Gate[];
}

/** The stages of the token's way, with the gates of each. */
const LEGS: readonly Leg[] = [
  { verb: 'asks', gates: ['network'] },
  { verb: 'issues', gates: ['token'] },
  { verb: 'judged by', gates: ['jwt', 'discovery', 'jwks', 'provider', 'pool'] },
  { verb: 'admitted to', gates: ['broker', 'sasl'] },
  { verb: 'allowed on', gates: ['authorization'] },
];

const stops = ({ target, token = [], pool }: Report): readonly Stop[] => [
  {
    name: 'Client',
    which: target.clientId ?? target.name,
    gates: ['clock', 'config'],
    icon: 'M4 5h16v10H4zM2 18h20M9 8l-2 2 2 2M15 8l2 2-2 2',
  },
  {
    name: 'Identity provider',
    which: hostOf(target.tokenEndpoint),
    gates: [],
    icon: 'M12 3l7 3v5c0 5-3 8-7 10-4-2-7-5-7-10V6zM9 12l2 2 4-4',
  },
  {
    name: 'Token',
    which: token.find(({ name }) => name === 'sub')?.value,
    gates: [],
    icon: 'M8 16a4 4 0 1 1 3.5-6H21v3h-2v3h-3v-3h-4.500A4 4 0 0 1 8 16zM8 12v.1',
  },
  {
    name: 'Confluent Cloud',
    which: target.providerId ?? pool?.id ?? target.poolId,
    gates: [],
    icon: 'M7 18a4 4 0 0 1-.5-8A6 6 0 0 1 18 9.500 4.300 4.300 0 0 1 17 18z',
  },
  {
    name: 'Broker',
    which: hostOf(target.bootstrapServers[0]),
    gates: [],
    icon: 'M4 4h16v6H4zM4 14h16v6H4zM7 7h.1M7 17h.1',
  },
  { name: 'Topics and groups', gates: [], icon: 'M4 6h16M4 10h16M4 14h10M4 18h10' },
];

function hostOf(address: string | undefined): string | undefined {
  if (address === undefined) return undefined;
  return /^(?:[a-z][\w+.-]*:\/\/)?([^/?#]+)/i.exec(address)?.[1];
}

/** The token's way from the client to its topics, and where it ends. */
export const Way = ({ report }: { readonly report: Report }) => {
  const all = stops(report);
  const own = stateOf(all[0]?.gates ?? [], report);
  const legs = untilRefused(LEGS.map((leg) => ({ leg, at: stateOf(leg.gates, report) })));
  const end = own.broken ? -1 : legs.findIndex(({ at }) => at.broken);
  const isBeyond = (stop: number): boolean => (own.broken || end !== -1) && stop > Math.max(end, 0);
  return (
    <Section id="way" title="The path of the token">
      <ol class="way">
        {all.flatMap((stop, index) => {
          const next = legs[index];
          return [
            <StopItem stop={stop} at={index === 0 ? own : undefined} isBeyond={isBeyond(index)} />,
            ...(next === undefined ? [] : [<LegItem verb={next.leg.verb} at={next.at} />]),
          ];
        })}
      </ol>
      {own.broken ? (
        <End where="at the client itself" gates={all[0]!.gates} report={report} />
      ) : end === -1 ? null : (
        <End
          where={`between ${all[end]!.name} and ${all[end + 1]!.name}`}
          gates={LEGS[end]!.gates}
          report={report}
        />
      )}
    </Section>
  );
};

/** A refusal whose reason is not known is where the way ends, too. */
function untilRefused<T extends { readonly at: Where }>(legs: readonly T[]): readonly T[] {
  const refused = legs.some(({ at }) => at.broken) ? undefined : legs.find(({ at }) => at.words === REFUSED);
  return legs.map((each) => (each === refused ? { ...each, at: { ...each.at, broken: true } } : each));
}

const StopItem = ({
  stop,
  at,
  isBeyond,
}: {
  readonly stop: Stop;
  readonly at: Where | undefined;
  readonly isBeyond: boolean;
}) => (
  <li class={`stop ${isBeyond ? 'beyond' : ''} ${at === undefined ? '' : classOf(at)}`}>
    <svg class="icon" viewBox="0 0 24 24" aria-hidden="true">
      <path d={stop.icon} />
    </svg>
    <strong>{stop.name}</strong>
    {stop.which === undefined ? null : <code class="which">{stop.which}</code>}
    {at === undefined ? null : <StateOf at={at} />}
  </li>
);

const LegItem = ({ verb, at }: { readonly verb: string; readonly at: Where }) => (
  <li class={`leg ${classOf(at)}`}>
    <span class="verb">{verb}</span>
    <svg class="arrow across" aria-hidden="true">
      <line x1="0" y1="10" x2="100%" y2="10" />
      <svg x="100%" overflow="visible">
        <path d="M-7 5 L-1 10 L-7 15" />
      </svg>
    </svg>
    <svg class="arrow down" aria-hidden="true">
      <line x1="10" y1="0" x2="10" y2="100%" />
      <svg y="100%" overflow="visible">
        <path d="M5 -7 L10 -1 L15 -7" />
      </svg>
    </svg>
    <StateOf at={at} />
  </li>
);

/** What fails where the way ends. */
const End = ({
  where,
  gates,
  report,
}: {
  readonly where: string;
  readonly gates: readonly Gate[];
  readonly report: Report;
}) => {
  const failing = failingIn(gates, report);
  return (
    <p class="aside bad">
      The sign-in stops {where}.
      {failing === undefined ? null : (
        <>
          {' '}
          The check that fails there: <strong>{failing.title}</strong> ({failing.because})
        </>
      )}
    </p>
  );
};

const failingIn = (gates: readonly Gate[], { checks }: Report): ReportCheck | undefined =>
  checks.find(
    ({ gate, status, enforced, outcome }) =>
      gates.includes(gate) && status === 'fail' && enforced && outcome !== true,
  );

/** The state of some gates' checks, and whether a root cause is there. */
interface Where {
  readonly state: State;
  readonly broken: boolean;
  readonly words: string;
}

const classOf = ({ state, broken }: Where): string => `${state}${broken ? ' broken' : ''}`;

const StateOf = ({ at }: { readonly at: Where }) => (
  <span class="standing">
    <Mark state={at.state} />
    <span>{at.words}</span>
  </span>
);

function stateOf(gates: readonly Gate[], report: Report): Where {
  const states = gateStates(report).filter(({ gate }) => gates.includes(gate));
  const state = together(states);
  const broken = report.rootCauses.some((cause) => gates.includes(gateWhereItStops(cause, report)));
  if (broken) return { state: 'fail', broken, words: 'broken here' };
  return { state, broken, words: progress(state, states, report) };
}

function together(states: readonly GateState[]): State {
  const has = (wanted: GateState['status']): boolean => states.some(({ status }) => status === wanted);
  if (has('fail')) return 'fail';
  if (states.every(({ status }) => status === 'unknown')) return 'unknown';
  return has('unknown') || has('partly') ? 'partly' : has('warn') ? 'warn' : 'pass';
}

const REFUSED = 'refused';

function progress(state: State, states: readonly GateState[], report: Report): string {
  const total = (of: 'ran' | 'all'): number => states.reduce((sum, each) => sum + each[of], 0);
  switch (state) {
    case 'pass':
      return 'passed';
    case 'warn':
      return 'passed, with a warning';
    case 'partly':
      return `${total('ran')} of ${total('all')} checks`;
    case 'unknown':
      return 'not checked';
    case 'fail':
      return report.rootCauses.length > 0 && report.unexplained.length === 0
        ? 'fails as a result'
        : report.refusal === undefined
          ? 'fails'
          : REFUSED;
  }
}

/** The first gate at which the client is refused because of this cause, which may differ from the cause's own gate. */
function gateWhereItStops({ gate, symptoms }: ReportCause, { checks }: Report): Gate {
  const failing = checks
    .filter(
      ({ id, status, enforced, outcome }) =>
        symptoms.includes(id) && status === 'fail' && enforced && outcome !== true,
    )
    .map((check) => check.gate);
  return GATES.find((each) => failing.includes(each)) ?? gate;
}
