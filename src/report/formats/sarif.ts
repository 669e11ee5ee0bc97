import { printedJson } from '../../evidence/json.ts';
import { annotationsIn, annotationsOf, type Annotation } from '../annotations.ts';
import { annotationsOfFleet } from '../fleet-annotations.ts';
import { cut } from '../escape/cut.ts';
import { visible } from '../words/escape.ts';
import { fileUri } from '../escape/file-uri.ts';
import { sarifText } from '../escape/sarif-message.ts';
import type { Reporter } from './define.ts';

/**
 * SARIF 2.1.0 (OASIS), for code scanning and editors: faults in a client's file, at their places; other faults are
 * results without a region.
 */
const sarif: Reporter = {
  render: (report) =>
    log(annotationsOf(report), report.tool.version, {
      startTimeUtc: report.startedAt,
      properties: { verdict: report.verdict, target: visible(cut(report.target.name, 200)) },
    }),
  renderLint: (result) => log(annotationsIn(result)),
  renderFleet: (report) =>
    log(annotationsOfFleet(report), report.tool.version, { startTimeUtc: report.startedAt }),
  forPrograms: true,
};
export default sarif;

const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json';

function log(
  annotations: readonly Annotation[],
  version?: string,
  invocation: Readonly<Record<string, unknown>> = {},
): string {
  const rules = [...new Map(annotations.map((each) => [each.id, each])).values()];
  const ids = rules.map(({ id }) => id);
  const run = {
    tool: {
      driver: { name: 'oauthbearer', ...(version !== undefined && { version }), rules: rules.map(ruleOf) },
    },
    invocations: [{ executionSuccessful: true, ...invocation }],
    columnKind: 'utf16CodeUnits',
    results: annotations.map((each) => resultOf(each, ids.indexOf(each.id))),
  };
  return printedJson({ $schema: SCHEMA, version: '2.1.0', runs: [run] });
}

const ruleOf = ({ id, title, severity }: Annotation) => ({
  id,
  shortDescription: { text: sarifText(title) },
  help: { text: `"oauthbearer explain ${id}" says what it means and how to fix it.` },
  defaultConfiguration: { level: severity },
});

function resultOf(
  { id, severity, title, text, file, place, also, fingerprint, isLeftOut }: Annotation,
  ruleIndex: number,
) {
  const at = (each: Annotation['place']) => ({
    physicalLocation: {
      artifactLocation: { uri: fileUri(file ?? '') },
      ...(each !== undefined && { region: { startLine: each.line, startColumn: each.column } }),
    },
  });
  return {
    ruleId: id,
    ruleIndex,
    level: severity,
    message: { text: sarifText(`${title}. ${text}`) },
    ...(file !== undefined && { locations: [at(place)] }),
    ...(also.length > 0 && { relatedLocations: also.map((each, index) => ({ id: index + 1, ...at(each) })) }),
    ...(isLeftOut === true && {
      suppressions: [{ kind: 'external', justification: 'not counted: left out with --only or --skip' }],
    }),
    partialFingerprints: { 'oauthbearer/v1': fingerprint },
  };
}
