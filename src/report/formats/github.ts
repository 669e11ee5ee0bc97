import { annotationsIn, annotationsOf, type Annotation } from '../annotations.ts';
import { abridged } from '../escape/cut.ts';
import { annotationsOfCauses } from '../fleet-annotations.ts';
import { workflowCommand } from '../escape/workflow-command.ts';
import type { LintResult } from '../lint.ts';
import { visible } from '../words/escape.ts';
import { fleetInOneSentence } from '../words/fleet.ts';
import { count } from '../words/grammar.ts';
import { idsOf, notCountedSuffix } from '../words/not-counted.ts';
import { inOneSentence } from '../words/headline.ts';
import type { Reporter } from './define.ts';
import markdown from './markdown.ts';

/**
 * GitHub Actions: annotations, as commands to the runner on stdout, and the whole report as the job summary, which the
 * runner reads from a separate file.
 */
const github: Reporter = {
  render: (report) => lines(annotationsOf(report), inOneSentence(abridged(report, LONGEST))),
  renderLint: (result) => lines(annotationsIn(result), found(result)),
  renderFleet: (report) => lines(annotationsOfCauses(report), fleetInOneSentence(report)),
  forPrograms: true,
  appendix: {
    variable: 'GITHUB_STEP_SUMMARY',
    render: (report, style) => `${markdown.render(report, style)}\n`,
    renderLint: (result, style) => `${markdown.renderLint(result, style)}\n`,
    renderFleet: (report, style) => `${markdown.renderFleet(report, style)}\n`,
  },
};
export default github;

const LONGEST = 1000;

/** GitHub shows only ten errors and ten warnings per step; the summary has all of them. */
const lines = (annotations: readonly Annotation[], headline: string): string =>
  [...annotations.map(command), visible(`oauthbearer: ${headline}`)].map((line) => `${line}\n`).join('');

const command = ({ id, severity, title, text, file, place, isLeftOut }: Annotation): string =>
  workflowCommand(
    isLeftOut === true ? 'notice' : severity,
    {
      file,
      line: place?.line,
      col: place?.column,
      title: `${isLeftOut === true ? 'Not counted: ' : ''}${title} (${id})`,
    },
    `${text}\noauthbearer explain ${id}`,
  );

function found({ files }: LintResult): string {
  const leftOut = notCountedSuffix(idsOf(files.flatMap(({ notCounted = [] }) => notCounted)));
  return `${foundThatCounts(files)}${leftOut}`;
}

function foundThatCounts(files: LintResult['files']): string {
  const findings = files.reduce((all, each) => all + each.findings.length, 0);
  return `${count(files.length, 'file')}, ${findings > 0 ? count(findings, 'finding') : files.some(({ notJudged }) => notJudged.length > 0) ? 'no fault in what was read' : files.some(({ notCounted = [] }) => notCounted.length > 0) ? 'nothing that counts' : 'nothing to fix'}`;
}
