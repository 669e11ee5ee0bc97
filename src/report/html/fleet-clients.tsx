import type { FleetClient, FleetReport } from '../fleet.ts';
import { OUTCOME_WORD } from '../words/fleet.ts';
import { count } from '../words/grammar.ts';
import { MOST_FILTERS } from './fleet-style.ts';
import { Copyable, Mark, Section, Value, type State } from './parts.tsx';

/** Browsers stay quick with as many. */
const MOST_LISTED = 5_000;

/**
 * Every client, with what is its own. The filters work without a script: each is a radio button, and the style hides the
 * clients of the others.
 */
export const FleetClients = ({
  report,
  pages,
}: {
  readonly report: FleetReport;
  /** The URL of each client's own report, in their order. */
  readonly pages: readonly string[];
}) => {
  const { skipped, rootCauses } = report;
  const clients = report.clients.map((each, at): Listed => ({ ...each, page: pages[at] })).sort(byUrgency);
  if (clients.length + skipped.length === 0) return null;
  const listed = clients.slice(0, MOST_LISTED);
  return (
    <Section id="clients" title="Clients">
      <Filters report={report} />
      <p class="find" hidden>
        <label for="find">Find</label> <input id="find" type="search" autocomplete="off" spellcheck={false} />
      </p>
      <ul class="clients">
        {listed.map((client, at) => (
          <Client key={at} client={client} rootCauses={rootCauses} />
        ))}
        {skipped.slice(0, MOST_LISTED - listed.length).map(({ name, because }, at) => (
          <li key={`skipped ${at}`} class="client of-skipped">
            <Mark state="partly" /> <Value text={name} /> <span class="quiet">skipped: {because}</span>
          </li>
        ))}
      </ul>
      {clients.length > MOST_LISTED ? (
        <p>
          {`The first ${MOST_LISTED} of ${clients.length} are listed, those that need attention first; `}
          <code>--format json</code> has all.
        </p>
      ) : null}
    </Section>
  );
};

interface Listed extends FleetClient {
  readonly page: string | undefined;
}

const URGENCY: readonly FleetClient['outcome'][] = [
  ...(['unhealthy', 'transient', 'refused', 'unreadable', 'inconclusive', 'warned', 'healthy'] as const),
];

const byUrgency = (a: FleetClient, b: FleetClient): number =>
  URGENCY.indexOf(a.outcome) - URGENCY.indexOf(b.outcome) ||
  (a.causes[0] ?? 0) - (b.causes[0] ?? 0) ||
  (a.name < b.name ? -1 : a.name > b.name ? 1 : 0);

interface Filter {
  readonly key: string;
  readonly label: string;
  readonly many: number;
}

function filtersOf({ rootCauses, counts, clients }: FleetReport): readonly Filter[] {
  const isIn = (key: string): number => clients.filter((client) => keysOf(client).includes(key)).length;
  return [
    { key: 'all', label: 'All', many: counts.total + counts.skipped },
    ...rootCauses.slice(0, MOST_FILTERS).map(({ cause }, at) => ({
      key: `cause-${at}`,
      label: `${at + 1}. ${cause.title}`,
      many: isIn(`cause-${at}`),
    })),
    { key: 'others', label: 'Other root causes', many: isIn('others') },
    { key: 'open', label: 'Not judged', many: isIn('open') },
    { key: 'healthy', label: 'Healthy', many: isIn('healthy') },
    { key: 'skipped', label: 'Skipped', many: counts.skipped },
  ].filter(({ many }) => many > 0);
}

/** The filters that a client is in. */
const keysOf = ({ causes, outcome }: FleetClient): readonly string[] =>
  outcome === 'healthy' || outcome === 'warned'
    ? ['healthy']
    : causes.length === 0
      ? ['open']
      : [...new Set(causes.map((index) => (index < MOST_FILTERS ? `cause-${index}` : 'others')))];

const Filters = ({ report }: { readonly report: FleetReport }) => {
  const filters = filtersOf(report);
  return filters.length < 3 ? null : (
    <fieldset class="filters">
      <legend>Show</legend>
      {filters.map(({ key, label, many }) => (
        <label key={key}>
          <input type="radio" name="show" id={`show-${key}`} checked={key === 'all'} />
          <span>
            {label} <b>{many}</b>
          </span>
        </label>
      ))}
    </fieldset>
  );
};

const STATE: Readonly<Record<FleetClient['outcome'], State>> = {
  healthy: 'pass',
  warned: 'pass',
  unhealthy: 'fail',
  transient: 'warn',
  refused: 'unknown',
  inconclusive: 'unknown',
  unreadable: 'unknown',
  skipped: 'partly',
};

const Client = ({
  client,
  rootCauses,
}: {
  readonly client: Listed;
  readonly rootCauses: FleetReport['rootCauses'];
}) => {
  const { name, outcome, causes, evidence, because, command, file, page } = client;
  const classes = ['client', ...keysOf(client).map((key) => `of-${key}`)].join(' ');
  const head = (
    <>
      <Mark state={STATE[outcome]} /> <Value text={name} />
    </>
  );
  const report = page === undefined ? null : <a href={page}>Its report</a>;
  if (outcome === 'healthy' || outcome === 'warned')
    return (
      <li class={classes}>
        {head} {report}
      </li>
    );
  const titles = causes.map((index) => rootCauses[index]!.cause.title).join('; ');
  return (
    <li class={classes}>
      <details>
        <summary>
          {head} <span class="quiet">{titles === '' ? OUTCOME_WORD[outcome] : titles}</span>
        </summary>
        {titles === '' || causes.length > 1 ? <p>{because}</p> : null}
        <dl class="rows">
          {evidence.map(({ label, value }, at) => (
            <div key={at}>
              <dt>{label}</dt>
              <dd>
                <Value text={value} />
              </dd>
            </div>
          ))}
          {file === undefined || file === name ? null : (
            <div>
              <dt>file</dt>
              <dd>
                <Value text={file} />
              </dd>
            </div>
          )}
        </dl>
        {causes.map((index) => (
          <p key={index} class="quiet">
            <a href={`#cause-${index + 1}`}>{fixOf(index, rootCauses)}</a>
          </p>
        ))}
        {report === null ? null : <p class="quiet">{report}</p>}
        {command === undefined ? null : (
          <>
            <p class="where">Look at it alone</p>
            <Copyable text={command} what={`Look at ${name} alone`} />
          </>
        )}
      </details>
    </li>
  );
};

function fixOf(index: number, rootCauses: FleetReport['rootCauses']): string {
  const others = rootCauses[index]!.members.length - 1;
  return others === 0 ? 'The fix' : `The fix, which also helps ${count(others, 'other client')}`;
}
