import type { Shell } from '../commands/command-text.ts';
import type { Suspect } from '../causes/define.ts';
import { diagnose } from '../diagnosis/diagnose.ts';
import { checkOf } from '../diagnosis/model.ts';
import { gateOf, type GateId } from '../evidence/gate.ts';
import { missing } from '../evidence/observation.ts';
import { placeIn, type Place, type Source } from '../evidence/source.ts';
import { unobservedEvidence } from '../probes/unobserved.ts';
import type { LintFinding } from '../report/lint.ts';
import { writtenForAnother } from './as-client.ts';
import { notJudgedIn } from './not-judged.ts';
import { withTokenInFile } from './token-in-file.ts';
import { assemble } from '../settings/assemble.ts';
import { clientsIn, givenByClientFile, type ClientFile, type FromFile } from '../client-files/client-file.ts';
import { clientFacts } from '../settings/facts.ts';
import { otherSignInOf } from '../clients/other-sign-in.ts';
import { changesFor, type Change } from '../client-files/edits.ts';
import { pick } from '../settings/pick.ts';
import { exampleOf, namedIn, type Entry, type Manner, type SettingKey } from '../settings/settings.ts';
import type { Target } from '../settings/target.ts';
import type { Problem } from '../text/problem.ts';

export interface Lint {
  /** The client that a run with this file is about. */
  readonly target: Target;
  /** Every client in the file, starting with that one. */
  readonly targets: readonly Target[];
  readonly findings: readonly LintFinding[];
  /** For each finding, in the same order: what can be changed in the file without asking. */
  readonly changes: readonly (readonly Change[])[];
  /** What the doctor itself cannot use in the file. */
  readonly problems: readonly Problem[];
  /** The number of settings that the file gives for the first client. */
  readonly settingsRead: number;
  /** Settings for the token and the broker that the file does not show, see `LintedFile`. */
  readonly notJudged: readonly string[];
}

export interface LintOptions {
  /** Replaces references in the file. */
  readonly env: Readonly<Record<string, string | undefined>>;
  /** Settings that the file cannot contain: which client reads it, and its version. */
  readonly settings?: Readonly<Record<string, unknown>>;
  /** The shell for the commands; default: bash. */
  readonly shell?: Shell;
  /** How the caller gives settings, so that messages name them alike; default: as flags. */
  readonly manner?: Manner;
  /** Milliseconds since 1970, to judge a token in the file; default: such a token is not judged. */
  readonly now?: number;
}

/** More errors than usual, so that a file can be fixed in one go. */
const MOST_ERRORS = 8;

const UNREAD = missing('only the file was read; no server was contacted', 'a run without --offline');

/**
 * Judges a client's file by itself, without any network: with the same checks and causes as the doctor, on evidence
 * that contains only the file. Every client in it is judged; common findings are reported once.
 */
export function lint(file: ClientFile, options: LintOptions): Lint {
  const [, ...others] = clientsIn(file);
  const first = lintClient(file, options);
  const clients = [first, ...others.map((each) => lintClient(each, options))];
  const all = clients.flatMap(({ found }) => found);
  const once = [...new Map(all.toReversed().map((each) => [placeAndId(each), each])).values()];
  const sorted = once.toSorted((a, b) => byPlace(a.finding, b.finding));
  return {
    target: first.target,
    targets: clients.map(({ target }) => target),
    problems: clients.flatMap(({ problems }) => problems),
    findings: sorted.map(({ finding }) => finding),
    changes: sorted.map(({ changes }) => changes),
    settingsRead: first.settingsRead,
    notJudged: [...new Set(clients.flatMap(({ notJudged }) => notJudged))],
  };
}

interface LintedClient {
  readonly target: Target;
  readonly found: readonly Found[];
  readonly problems: readonly Problem[];
  readonly settingsRead: number;
  readonly notJudged: readonly string[];
}

function lintClient(
  file: ClientFile,
  { env, settings = {}, shell = 'bash', manner = 'flag', now }: LintOptions,
): LintedClient {
  const given = givenByClientFile(file, env);
  const { target, problems } = targetOf(given, settings, manner);
  const evidence = withTokenInFile(unobservedEvidence(clientFacts(target), 0, UNREAD), target, file, {
    given,
    now,
  });
  const { rootCauses, notices, unexplained, checks } = diagnose(evidence, MOST_ERRORS);
  const because: ReadonlyMap<GateId, string> = new Map(checks.map((check) => [check.id, check.because]));
  const ofCheck = (id: GateId, why: string, severity: LintFinding['severity']): Found =>
    unnamedFinding(id, why, severity, placesIn(checkOf(id).sourcesIn(evidence), given));
  const about = { file, given, shell };
  // A client with another sign-in is not wrong because of that.
  const isOAuth = otherSignInOf(evidence.client) === undefined;
  // How an unknown program uses its settings is a guess.
  const severity = given.configuration.isForeign === true ? 'warning' : 'error';
  const errors = rootCauses.map(({ suspect, symptoms }) => findingOf(suspect, severity, about, symptoms));
  const unnamed = unexplained.map((id) => ofCheck(id, because.get(id) ?? '', severity));
  const warnings = notices
    .filter(
      ({ id, check }) => gateOf(id) === 'config' && (isOAuth || checkOf(check).about === 'schema-registry'),
    )
    .map(({ id, suspect, because: why }) =>
      suspect === undefined ? ofCheck(id, why, 'warning') : findingOf(suspect, 'warning', about),
    );
  return {
    target,
    problems,
    found: isOAuth ? [...errors, ...unnamed, ...warnings] : warnings,
    settingsRead: file.reading.found.filter(({ isDefault }) => isDefault !== true).length,
    notJudged: notJudgedIn(evidence.client, given),
  };
}

interface Found {
  readonly finding: LintFinding;
  readonly changes: readonly Change[];
}

const placeAndId = ({ finding: { id, place } }: Found): string => `${id} ${place?.line}:${place?.column}`;

function targetOf(
  given: FromFile,
  settings: Readonly<Record<string, unknown>>,
  manner: Manner,
): { readonly target: Target; readonly problems: readonly Problem[] } {
  const besides = {
    settings,
    locate: (path: readonly PropertyKey[]) => namedIn(manner, path[0] as SettingKey),
    example: (entry: Entry) => exampleOf(entry, manner),
  };
  const { picks, problems } = pick([withoutFiles(given), besides]);
  const values = new Map(
    [...picks].filter(([, each]) => each.valid).map(([key, { value, where }]) => [key, { value, where }]),
  );
  const made = assemble(given.configuration.file, values, manner);
  const said = picks.get('client');
  const unread = said === undefined ? undefined : writtenForAnother(given, said.value, manner)?.unread;
  return {
    target: { ...made.target, offline: true, configuration: given.configuration },
    problems: [
      ...problems,
      ...made.problems,
      ...(unread === undefined
        ? []
        : [
            {
              code: 'conflicting-properties' as const,
              property: 'client',
              line: `${said?.where ?? ''}: ${unread}`,
            },
          ]),
    ],
  };
}

/** Files that a configuration names are not read: they may be on another machine. */
const withoutFiles = (given: FromFile): FromFile => ({
  ...given,
  settings: Object.fromEntries(
    Object.entries(given.settings).filter(([key]) => !key.endsWith('File') && key !== 'ca'),
  ),
});

interface About {
  readonly file: ClientFile;
  readonly given: FromFile;
  readonly shell: Shell;
}

function findingOf(
  { cause, seen, rows, fix, edits }: Suspect,
  severity: LintFinding['severity'],
  { file, given, shell }: About,
  checks: readonly GateId[] = [],
): Found {
  const shown = placesIn(
    rows.map(({ source }) => source),
    given,
  );
  // What a token lacks has no source of its own.
  const token = given.at.get('token')?.at;
  const [place, ...also] =
    shown.length === 0 && token !== undefined && gateOf(cause.id) === 'jwt'
      ? [file.source.placeAt(token.offsetAt(0))]
      : shown;
  const changes = changesFor(file, given, edits) ?? [];
  return {
    changes,
    finding: {
      id: cause.id,
      severity,
      ...(place !== undefined && { place }),
      also,
      title: cause.title,
      because: seen.because,
      fix: {
        ...fix,
        commands: fix.commands.map(({ kind, text }) => ({ kind, text: text.in(shell) })),
      },
      fixable: changes.length > 0,
      ...(checks.length > 0 && { checks }),
    },
  };
}

const unnamedFinding = (
  id: GateId,
  because: string,
  severity: LintFinding['severity'],
  [place, ...also]: readonly Place[],
): Found => ({
  changes: [],
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
function placesIn(sources: readonly Source[], { configuration: { file } }: FromFile): readonly Place[] {
  const places = sources.flatMap((source) => placeIn(file, source) ?? []);
  return [...new Map(places.map((place) => [`${place.line}:${place.column}`, place])).values()];
}

const byPlace = (a: LintFinding, b: LintFinding): number =>
  (a.place?.line ?? 0) - (b.place?.line ?? 0) || (a.place?.column ?? 0) - (b.place?.column ?? 0);
