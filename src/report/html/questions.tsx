import type { Report, ReportQuestion } from '../report.ts';
import {
  asksTheConsole,
  headingOf,
  hiddenBySignIn,
  nextStep,
  openQuestions,
  provenGoodIn,
  WORKLOAD_IDENTITIES,
} from '../words/questions.ts';
import { Rows } from './causes.tsx';
import { Mark, Section, Value } from './parts.tsx';

/** How a run ended without a reason, and what would settle it. */
export const Refusal = ({ report }: { readonly report: Report }) => {
  const { refusal, verdict } = report;
  const good = verdict === 'inconclusive' ? provenGoodIn(report) : undefined;
  const hidden = verdict === 'inconclusive' ? hiddenBySignIn(report) : undefined;
  if (refusal === undefined && good === undefined) return null;
  return (
    <Section id="refusal" title={refusal?.title ?? 'What is known'}>
      {refusal === undefined ? null : (
        <>
          <p>{refusal.because}</p>
          <Rows rows={refusal.evidence} />
        </>
      )}
      {good === undefined ? null : (
        <p class="aside good">
          <Mark state="pass" /> {good}
        </p>
      )}
      {hidden === undefined ? null : (
        <p class="aside">
          <Mark state="unknown" /> {hidden}
        </p>
      )}
    </Section>
  );
};

export const Questions = ({ report }: { readonly report: Report }) => {
  const { shown, rest } = openQuestions(report);
  return shown.length === 0 ? null : (
    <Section id="questions" title={headingOf(shown)}>
      {asksTheConsole(shown) ? (
        <p>
          <a href={WORKLOAD_IDENTITIES} rel="noreferrer">
            {WORKLOAD_IDENTITIES}
          </a>
        </p>
      ) : null}
      <p class="aside">{nextStep(report, shown)}</p>
      <ol class="questions">
        {shown.map((question) => (
          <Question key={question.id} question={question} />
        ))}
      </ol>
      {rest.length === 0 ? null : <p>Further: {rest.map(({ asks }) => asks).join('; ')}.</p>}
    </Section>
  );
};

const Question = ({ question: { asks, where, input, expect } }: { readonly question: ReportQuestion }) => (
  <li>
    <strong>{asks}</strong>
    <p class="route">{where}</p>
    {expect.length === 0 ? null : (
      <dl class="rows">
        {expect.map(({ label, value, note }) => (
          <div key={label + value}>
            <dt>{label}</dt>
            <dd>
              <Value text={value} />
              {note === undefined ? null : <span class="source">{note}</span>}
            </dd>
          </div>
        ))}
      </dl>
    )}
    {input === undefined ? null : (
      <p class="quiet">
        Tell the doctor: <code>{input}</code>
      </p>
    )}
  </li>
);
