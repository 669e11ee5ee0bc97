import type { FleetReport, SharedCause } from '../fleet.ts';
import { contrastOf } from '../words/evidence.ts';
import { fleetInOneSentence, illIn, namesInWords, openIn, wellIn } from '../words/fleet.ts';
import { count } from '../words/grammar.ts';
import { Contrast, Fix } from './causes.tsx';
import { pageOf } from './document.tsx';
import { FleetClients } from './fleet-clients.tsx';
import { fleetStyle } from './fleet-style.ts';
import { FIND } from './fleet-script.ts';
import { inert } from './inert.ts';
import { Mark, Moment, Section, Value, type State } from './parts.tsx';

/**
 * The report of a fleet as one HTML file: its root causes first, then every client.
 *
 * @param pages the URL of each client's own report, in the order of the clients; absent: they have none
 */
export function fleetPage(raw: FleetReport, pages: readonly string[] = []): string {
  const report = inert(raw);
  return pageOf(
    fleetInOneSentence(report),
    <>
      <Verdict report={report} />
      <main id="report">
        <Overview report={report} />
        {report.rootCauses.map((shared, at) => (
          <Cause key={at} shared={shared} number={at + 1} isOnly={report.rootCauses.length === 1} />
        ))}
        <Warnings report={report} />
        <FleetClients report={report} pages={pages} />
      </main>
    </>,
    { style: fleetStyle(report.rootCauses.length), script: FIND, hasRawEvidence: false },
  );
}

const Verdict = ({ report }: { readonly report: FleetReport }) => {
  const { counts, startedAt, durationMs, tool } = report;
  const state: State =
    illIn(counts) > 0 ? 'fail' : openIn(counts) > 0 || counts.total === 0 ? 'unknown' : 'pass';
  return (
    <header class={`verdict ${VERDICT[state] ?? 'unhealthy'}`}>
      <p class="brand">
        oauthbearer <span>fleet</span>
      </p>
      <h1>
        <Mark state={state} />
        <span>{fleetInOneSentence(report)}</span>
      </h1>
      <Bar counts={counts} />
      <p class="quiet run">
        <Moment iso={startedAt} />, {(durationMs / 1000).toFixed(1)} s, version {tool.version}
      </p>
    </header>
  );
};

const VERDICT: Partial<Readonly<Record<State, string>>> = { pass: 'healthy', unknown: 'inconclusive' };

/** How many of the clients are in which state, as lengths and as numbers. */
const Bar = ({ counts }: { readonly counts: FleetReport['counts'] }) => {
  const parts = (
    [
      ['fail', counts.unhealthy, 'cannot sign in or work'],
      ['warn', counts.transient, 'for now only'],
      ['unknown', openIn(counts), 'not judged'],
      ['pass', wellIn(counts), 'healthy'],
    ] as const
  ).filter(([, many]) => many > 0);
  const starts = parts.map((_, at) => parts.slice(0, at).reduce((sum, [, many]) => sum + many, 0));
  const percent = (many: number): string => `${((100 * many) / Math.max(1, counts.total)).toFixed(2)}%`;
  return (
    <div class="states">
      <svg class="share" aria-hidden="true">
        {parts.map(([state, many], at) => (
          <rect key={state} class={state} x={percent(starts[at]!)} width={percent(many)} height="100%" />
        ))}
      </svg>
      <ul>
        {parts.map(([state, many, said]) => (
          <li key={state} class={state}>
            <strong>{many}</strong> {said}
          </li>
        ))}
        {counts.skipped === 0 ? null : (
          <li class="unknown">
            <strong>{counts.skipped}</strong> skipped
          </li>
        )}
      </ul>
    </div>
  );
};

/** All root causes on the first screen, the one that affects most clients first. */
const Overview = ({ report: { rootCauses, counts } }: { readonly report: FleetReport }) =>
  rootCauses.length === 0 ? null : (
    <Section id="root-causes" title={rootCauses.length === 1 ? 'Root cause' : 'Root causes'}>
      <ol class="overview">
        {rootCauses.map(({ cause, members }, at) => (
          <li key={at}>
            <span class="many">{members.length}</span>
            <div>
              <a href={`#cause-${at + 1}`}>{cause.title}</a>
              <p class="quiet names">{namesInWords(members, AT_A_GLANCE)}</p>
            </div>
            <svg class="share" aria-hidden="true">
              <rect
                class="fail"
                width={`${((100 * members.length) / Math.max(1, counts.total)).toFixed(2)}%`}
                height="100%"
              />
            </svg>
          </li>
        ))}
      </ol>
      <p>
        <a href="#clients">All {counts.total + counts.skipped} clients</a>
      </p>
    </Section>
  );

const AT_A_GLANCE = 2;
/** As many as fit on a few lines; the list of clients has all. */
const MOST_NAMES = 12;

const Cause = ({
  shared: { cause, members, shared },
  number,
  isOnly,
}: {
  readonly shared: SharedCause;
  readonly number: number;
  readonly isOnly: boolean;
}) => {
  const { contrast, others } = apart(cause, shared);
  return (
    <Section
      id={`cause-${number}`}
      title={isOnly ? 'How to fix it' : `${number}. ${count(members.length, 'client')}: ${cause.title}`}
    >
      <p class="names">{namesInWords(members, MOST_NAMES)}</p>
      <Contrast rows={contrast} />
      <p>{members.length === 1 ? cause.because : `For example ${members[0] ?? ''}: ${cause.because}`}</p>
      <Fix fix={cause.fix} />
      {others.length === 0 ? null : (
        <details open>
          <summary>{members.length === 1 ? 'Evidence' : 'What they have in common'}</summary>
          <dl class="rows">
            {others.map(({ label, value }) => (
              <div key={label}>
                <dt>{label}</dt>
                <dd>
                  <Value text={value} />
                </dd>
              </div>
            ))}
          </dl>
        </details>
      )}
      <p class="quiet">
        <code>{cause.id}</code>, {cause.confidence}. More: <code>oauthbearer explain {cause.id}</code>
      </p>
    </Section>
  );
};

/** The two values that disagree, if all clients have them, and what else they share. */
function apart(cause: SharedCause['cause'], shared: SharedCause['shared']) {
  const labels = shared.map(({ label }) => label);
  const found = contrastOf(cause);
  const contrast = found.every(({ label }) => labels.includes(label)) ? found : [];
  return { contrast, others: shared.filter(({ label }) => !contrast.some((row) => row.label === label)) };
}

const Warnings = ({ report: { warnings } }: { readonly report: FleetReport }) =>
  warnings.length === 0 ? null : (
    <Section id="warnings" title="Warnings (not the cause)">
      <ul class="items">
        {warnings.map(({ id, title, members }) => (
          <li key={id}>
            <Mark state="warn" /> <strong>{title}</strong> <code class="id">{id}</code>
            <p>
              {count(members.length, 'client')}: {namesInWords(members, MOST_NAMES)}
            </p>
          </li>
        ))}
      </ul>
    </Section>
  );
