import { printedJson } from '../../evidence/json.ts';
import { annotationsIn, annotationsOf, type Annotation } from '../annotations.ts';
import { annotationsOfFleet } from '../fleet-annotations.ts';
import { cut } from '../escape/cut.ts';
import { visible } from '../words/escape.ts';
import type { Reporter } from './define.ts';

/**
 * GitLab's code quality report (`artifacts:reports:codequality`), the subset of Code Climate's format that GitLab
 * reads. It requires a path and a line: without a file, the target's name is used, and without a place, line 1.
 */
const gitlab: Reporter = {
  render: (report) => issues(annotationsOf(report), report.target.name),
  renderLint: (result) => issues(annotationsIn(result), ''),
  renderFleet: (report) => issues(annotationsOfFleet(report), ''),
  forPrograms: true,
};
export default gitlab;

const issues = (annotations: readonly Annotation[], target: string): string =>
  printedJson(annotations.map((each) => issueOf(each, target)));

const issueOf = (
  { id, severity, title, text, file, place, fingerprint, isLeftOut }: Annotation,
  target: string,
) => ({
  type: 'issue',
  check_name: id,
  description: visible(`${isLeftOut === true ? 'Not counted: ' : ''}${title}. ${text}`),
  categories: ['Bug Risk'],
  severity: isLeftOut === true ? 'info' : severity === 'error' ? 'critical' : 'minor',
  fingerprint,
  location: { path: pathOf(file ?? cut(target, LONGEST)), lines: { begin: place?.line ?? 1 } },
});

const LONGEST = 200;

/** GitLab rejects a path that is empty or begins with `./`. */
const pathOf = (file: string): string => visible(file.replace(/^(?:\.\/)+/, '')) || 'oauthbearer';
