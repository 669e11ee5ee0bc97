import type { Report, ReportCause, ReportRow } from '../report.ts';
import { placeOf, safetyOf, type ReportCommand } from '../words/command.ts';
import { besidesContrast, contrastOf } from '../words/evidence.ts';
import { proofOf } from '../words/proof.ts';
import { isCut } from './inert.ts';
import { Copyable, Differing, Section, Value, WhereTheyDiffer } from './parts.tsx';

/** What is wrong and how to fix it, for each root cause. */
export const Causes = ({ report }: { readonly report: Report }) => (
  <>
    {report.rootCauses.map((cause, at) => (
      <Cause key={cause.id} cause={cause} report={report} number={at + 1} />
    ))}
  </>
);

const Cause = ({
  cause,
  report,
  number,
}: {
  readonly cause: ReportCause;
  readonly report: Report;
  readonly number: number;
}) => (
  <Section
    id={`cause-${number}`}
    title={report.rootCauses.length === 1 ? 'How to fix it' : `${number}. ${cause.title}`}
  >
    <Contrast rows={contrastOf(cause)} />
    <p>{cause.because}</p>
    <Fix fix={cause.fix} />
    <details open>
      <summary>How we know</summary>
      <p>{proofOf(cause, report)}</p>
      <Rows rows={besidesContrast(cause)} />
      <p class="quiet">
        <code>{cause.id}</code>, {cause.confidence}. More: <code>oauthbearer explain {cause.id}</code>
      </p>
    </details>
  </Section>
);

/** The two values that disagree, one above the other. */
export const Contrast = ({ rows: [a, b] }: { readonly rows: readonly ReportRow[] }) =>
  a === undefined || b === undefined ? null : (
    <>
      <dl class="contrast">
        <Side row={a} other={b} />
        <Side row={b} other={a} />
      </dl>
      <WhereTheyDiffer a={a.value} b={b.value} />
    </>
  );

const Side = ({ row, other }: { readonly row: ReportRow; readonly other: ReportRow }) => (
  <div>
    <dt>{row.label}</dt>
    <dd>
      <Differing text={row.value} other={other.value} />
      <span class="source">from {row.source}</span>
    </dd>
  </div>
);

/** Values with their sources. */
export const Rows = ({ rows }: { readonly rows: readonly ReportRow[] }) =>
  rows.length === 0 ? null : (
    <dl class="rows">
      {rows.map((row) => (
        <div key={row.label + row.source}>
          <dt>{row.label}</dt>
          <dd>
            <Value text={row.value} />
            <span class="source">from {row.source}</span>
          </dd>
        </div>
      ))}
    </dl>
  );

interface Steps {
  readonly summary: string;
  readonly steps: readonly string[];
  readonly commands: readonly ReportCommand[];
}

/** The fix: a sentence, the commands with how safe each is, and the remaining manual steps. */
export const Fix = ({ fix }: { readonly fix: Steps }) => (
  <div class="fix">
    <p class="summary">
      <strong>Fix:</strong> {fix.summary}
    </p>
    {fix.commands.map((command) => (
      <Command key={command.kind + command.text} command={command} />
    ))}
    {fix.steps.length === 0 ? null : (
      <ol>
        {fix.steps.map((step) => (
          <li key={step}>{step}</li>
        ))}
      </ol>
    )}
  </div>
);

const Command = ({ command }: { readonly command: ReportCommand }) => {
  const [place, safety] = [placeOf(command), safetyOf(command)];
  return (
    <div class="command">
      <p class="where">
        {place}
        {safety === undefined ? null : <span class={`badge ${command.apply ?? ''}`}>{safety}</span>}
      </p>
      {command.kind === 'console' ? (
        <p class="route">{command.text}</p>
      ) : isCut(command.text) ? (
        <pre tabindex={0}>{command.text}</pre>
      ) : (
        <Copyable text={command.text} what={place} />
      )}
    </div>
  );
};
