import type { Report } from '../report.ts';
import { inOneSentence } from '../words/headline.ts';
import { Causes } from './causes.tsx';
import { Checks } from './checks.tsx';
import { Alternatives, Doubts, Logs, NotChecked, NotCounted, Refresh, Warnings } from './considered.tsx';
import { pageOf } from './document.tsx';
import { RawEvidence } from './evidence.tsx';
import { inert } from './inert.ts';
import { Questions, Refusal } from './questions.tsx';
import { Requests } from './requests.tsx';
import { Timeline } from './timeline.tsx';
import { Token } from './token.tsx';
import { Verdict } from './verdict.tsx';
import { Way } from './way.tsx';
import { Witnesses } from './witnesses.tsx';

/** A report as one HTML file, which loads nothing and shows text from outside as text. */
export function reportPage(raw: Report): string {
  const report = inert(raw);
  return pageOf(
    inOneSentence(report),
    <>
      <Verdict report={report} />
      <main id="report">
        <Causes report={report} />
        <Refusal report={report} />
        <Logs report={report} />
        <Questions report={report} />
        <Doubts report={report} />
        <Refresh report={report} />
        <Way report={report} />
        <Witnesses report={report} />
        <Token report={report} />
        <Timeline report={report} />
        <Requests report={report} />
        <Warnings report={report} />
        <NotCounted report={report} />
        <Alternatives report={report} />
        <NotChecked report={report} />
        <Checks report={report} />
        <RawEvidence report={report} />
      </main>
    </>,
  );
}
