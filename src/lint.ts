import type { Suspect } from './causes/define.ts';
import { diagnose } from './diagnosis/diagnose.ts';
import { checkOf } from './diagnosis/model.ts';
import type { Place } from './evidence/configuration.ts';
import type { FileEdit } from './evidence/file-edit.ts';
import { gateOf, type GateId } from './evidence/gate.ts';
import { missing } from './evidence/observation.ts';
import { blankEvidence } from './probes/blank.ts';
import type { LintFinding } from './report/lint.ts';
import { assemble } from './target/assemble.ts';
import { givenByClientFile, type ClientFile, type FromFile } from './target/client-file.ts';
import { clientFacts } from './target/facts.ts';
import { mended } from './target/mend.ts';
import { pick } from './target/pick.ts';
import type { Target } from './target/target.ts';

export interface Lint {
  readonly target: Target;
  readonly given: FromFile;
  readonly findings: readonly LintFinding[];
  /** For each finding, in the same order: what can be changed without asking. */
  readonly edits: readonly (readonly FileEdit[])[];
  /** What in the file the doctor itself cannot use, as lines of a usage error. */
  readonly problems: readonly string[];
}

export interface LintOptions {
  /** Fills in what the file refers to. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Settings that the file cannot tell: which client reads it, and of what version. */
  readonly settings?: Readonly<Record<string, unknown>>;
}

const UNREAD = missing('the file alone was read, and nobody was asked', 'a run without --offline');

/**
 * Judges a client's file by itself, without any network: with the very checks and causes of the doctor, on evidence that
 * holds the file and nothing else.
 */
export function lint(file: ClientFile, { env, settings = {} }: LintOptions): Lint {
  const given = givenByClientFile(file, env);
  const { target, problems } = targetOf(given, settings);
  const evidence = blankEvidence(clientFacts(target), 0, UNREAD);
  const { rootCauses, notices, unexplained, checks } = diagnose(evidence);
  const because = new Map(checks.map((check) => [check.id, check.because]));
  const ofCheck = (id: GateId, why: string, severity: LintFinding['severity']): Found =>
    unnamedFinding(id, why, severity, placesIn(checkOf(id).sourcesIn(evidence), given));
  const errors = rootCauses.map(({ suspect }) => findingOf(suspect, 'error', { file, given }));
  const unnamed = unexplained.map((id) => ofCheck(id, because.get(id) ?? '', 'error'));
  const warnings = notices
    .filter(({ id }) => gateOf(id) === 'config')
    .map(({ id, suspect, because: why }) =>
      suspect === undefined ? ofCheck(id, why, 'warning') : findingOf(suspect, 'warning', { file, given }),
    );
  const all = [...errors, ...unnamed, ...warnings].toSorted((a, b) => byPlace(a.finding, b.finding));
  return {
    target,
    given,
    problems,
    findings: all.map(({ finding }) => finding),
    edits: all.map(({ edits }) => edits),
  };
}

interface Found {
  readonly finding: LintFinding;
  readonly edits: readonly FileEdit[];
}

function targetOf(
  given: FromFile,
  settings: Readonly<Record<string, unknown>>,
): { readonly target: Target; readonly problems: readonly string[] } {
  const flags = {
    settings,
    locate: (path: readonly PropertyKey[]) => FLAG[String(path[0])] ?? '',
    example: given.example,
  };
  const { picks, problems } = pick([withoutFiles(given), flags]);
  const values = new Map(
    [...picks].filter(([, each]) => each.valid).map(([key, { value, where }]) => [key, { value, where }]),
  );
  const made = assemble(given.configuration.file, values);
  return {
    target: { ...made.target, offline: true, configuration: given.configuration },
    problems: [...problems, ...made.problems],
  };
}

/** How the settings that the file cannot tell are given. */
const FLAG: Readonly<Record<string, string>> = { client: '--as', clientVersion: '--client-version' };

/** Files that a configuration names are not looked at: they may be on another machine. */
const withoutFiles = (given: FromFile): FromFile => ({
  ...given,
  settings: Object.fromEntries(
    Object.entries(given.settings).filter(([key]) => !key.endsWith('File') && key !== 'ca'),
  ),
});

function findingOf(
  { cause, seen, rows, fix, edits }: Suspect,
  severity: LintFinding['severity'],
  { file, given }: { readonly file: ClientFile; readonly given: FromFile },
): Found {
  const [place, ...also] = placesIn(
    rows.map(({ source }) => source),
    given,
  );
  return {
    edits,
    finding: {
      id: cause.id,
      severity,
      ...(place !== undefined && { place }),
      also,
      title: cause.title,
      because: seen.because,
      fix,
      fixable: edits.length > 0 && mended(file, given, edits) !== undefined,
    },
  };
}

const unnamedFinding = (
  id: GateId,
  because: string,
  severity: LintFinding['severity'],
  [place, ...also]: readonly Place[],
): Found => ({
  edits: [],
  finding: {
    id,
    severity,
    ...(place !== undefined && { place }),
    also,
    title: checkOf(id).title,
    because,
    fixable: false,
  },
});

/** The places in this file among the sources of rows. */
function placesIn(sources: readonly string[], { configuration: { file } }: FromFile): readonly Place[] {
  const places = sources.flatMap((source) => placeIn(source, file) ?? []);
  return [...new Map(places.map((place) => [`${place.line}:${place.column}`, place])).values()];
}

/** A place in this file, out of the source of a row (`placeOf`). */
function placeIn(source: string, file: string): Place | undefined {
  if (!source.startsWith(`${file}:`)) return undefined;
  const [, line, column] = /^(\d+):(\d+)$/.exec(source.slice(file.length + 1)) ?? [];
  return line === undefined ? undefined : { line: Number(line), column: Number(column) };
}

const byPlace = (a: LintFinding, b: LintFinding): number =>
  (a.place?.line ?? 0) - (b.place?.line ?? 0) || (a.place?.column ?? 0) - (b.place?.column ?? 0);
