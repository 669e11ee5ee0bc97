import type { Report } from '../report.ts';
import { inOneSentence } from '../words/headline.ts';
import { Mark, Moment, Value, type State } from './parts.tsx';
import { tookInWords } from '../words/took.ts';

const STATE: Readonly<Record<Report['verdict'], State>> = {
  healthy: 'pass',
  unhealthy: 'fail',
  inconclusive: 'unknown',
};

/** The verdict in one sentence, and what was examined. */
export const Verdict = ({ report }: { readonly report: Report }) => (
  <header class={`verdict ${report.verdict}`}>
    <p class="brand">
      oauthbearer <span>report</span>
    </p>
    <h1>
      <Mark state={STATE[report.verdict]} />
      <span>{inOneSentence(report)}</span>
    </h1>
    {report.transient === true ? (
      <p class="aside">This usually passes by itself: try again before you change anything.</p>
    ) : null}
    <Subject report={report} />
  </header>
);

const Subject = ({ report }: { readonly report: Report }) => {
  const { target, startedAt, tool } = report;
  return (
    <dl class="subject">
      {facts(target).map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>
            <Value text={value} />
          </dd>
        </div>
      ))}
      <div>
        <dt>Run</dt>
        <dd>
          <Moment iso={startedAt} />, {tookInWords(report)}, version {tool.version}
        </dd>
      </div>
    </dl>
  );
};

const facts = (target: Report['target']): readonly (readonly [string, string])[] =>
  (
    [
      ['Client', target.name],
      [
        'Configuration',
        target.configuration && `${target.configuration.file} (${target.configuration.format})`,
      ],
      ['Client id', target.clientId],
      ['Token endpoint', target.tokenEndpoint],
      ['Identity provider', target.providerId],
      ['Identity pool', target.poolId],
      ['Bootstrap server', target.bootstrapServers.join(', ') || undefined],
      ['Logical cluster', target.logicalCluster],
    ] as const
  ).flatMap(([name, value]) => (value === undefined ? [] : [[name, value] as const]));
