import type { CauseId } from '../evidence/gate.ts';
import { redactionOf } from '../redaction/known.ts';
import { isAboutSignIn } from './about.ts';
import type { Answer, AnsweredCause, ReportedError } from './answer.ts';
import { collector, type Counted } from './collect.ts';
import { collectedLines } from './collected.ts';
import { blocksOf, type Block } from './errors.ts';
import { mayTell, weightOf, type Finding } from './find.ts';
import { linesOf, type Line } from './lines.ts';
import { nextStep } from './next-step.ts';
import { programsIn } from './program.ts';
import { endsInName, mayHoldSecret, secretsIn, withoutSecrets } from '../redaction/by-look.ts';
import { shownIn } from './shown.ts';

export interface Reading {
  /** Titles of the causes, by id. */
  readonly titleOf: (id: CauseId) => string;
  /** Looks at the same text for something else. */
  readonly beside?: Beside;
}

/** What looks along while a text is read. */
export interface Beside {
  /** Called with each line unchanged, including its secrets. */
  readonly look: (line: Line) => void;
  /** Called with each error, without what looks like a secret. */
  readonly add: (block: Block) => void;
}

/** What a text means, and how to take the secrets out that it showed. */
export interface Read {
  readonly answer: Answer;
  readonly withoutSecrets: <T>(value: T) => T;
}

const LISTED = 12;
const MOST_SECRETS = 500;
/** A text with at most this many lines is one report, whose lines belong together. */
const ONE_REPORT = 40;

/** Reads a text of any length once and explains it. Only its errors are kept in memory. */
export const read = async (chunks: AsyncIterable<Uint8Array | string>, reading: Reading): Promise<Answer> =>
  (await readAlong(chunks, reading)).answer;

/** The same, for a caller that looks for something else in it too. */
export async function readAlong(
  chunks: AsyncIterable<Uint8Array | string>,
  { titleOf, beside }: Reading,
): Promise<Read> {
  const programs = programsIn();
  const shown = shownIn();
  const secrets = new Set<string>();
  const blocks: Block[] = [];
  const errors = collector();
  let isOurs = false;
  let lines = 0;
  let short: string[] | undefined = [];
  let named: string | undefined;

  const settle = (): void => {
    for (const block of blocks) errors.add(block, isOurs || lines <= ONE_REPORT);
    blocks.length = 0;
  };
  const grouped = blocksOf(mayTell, (block) => {
    isOurs ||= isAboutSignIn(block.text);
    beside?.add(block);
    blocks.push(block);
    // The first lines show what the text is about; after that, each error is examined as it comes.
    if (lines > ONE_REPORT || blocks.length > ONE_REPORT) settle();
  });
  for await (const batch of collectedLines(linesOf(chunks))) {
    for (const line of batch) {
      lines = line.number;
      short = kept(short, line);
      programs.look(line.text);
      shown.look(line.text);
      beside?.look(line);
      const text = named === undefined ? line.text : `${named}\n${line.text}`;
      if (secrets.size < MOST_SECRETS && mayHoldSecret(text))
        for (const secret of secretsIn(text)) secrets.add(secret);
      named = endsInName(line.text) ? line.text : undefined;
      grouped.push(line);
    }
  }
  grouped.end();
  settle();
  if (errors.all().length === 0 && short !== undefined && isWrapped(short)) errors.add(rejoined(short), true);
  const answer = answerOf(errors.all(), lines, programs.found(), shown.found(), titleOf);
  return { answer: withoutAny(secrets, answer), withoutSecrets: withoutThese(secrets) };
}

/** The lines of a text that is short enough to be one report. */
function kept(short: string[] | undefined, { number, text }: Line): string[] | undefined {
  if (short === undefined || number > ONE_REPORT || short.length >= ONE_REPORT) return undefined;
  short.push(text);
  return short;
}

/** A stack trace is not: its lines are frames, and their joined text would say less of what they are about. */
const isWrapped = (short: readonly string[]): boolean =>
  short.length > 1 && !short.some((line) => /^\s+at [\w.$/]{3}/.test(line));

/** A mail or a ticket wraps lines, so an error that is in no single line may be in the joined text. */
const rejoined = (short: readonly string[]): Block => ({
  line: 1,
  numbers: [1],
  text: withoutSecrets(short.map((line) => line.trim()).join(' ')),
  parts: [0],
  rootFirst: false,
});

function answerOf(
  errors: readonly Counted[],
  lines: number,
  programs: Answer['programs'],
  shown: Answer['shown'],
  titleOf: Reading['titleOf'],
): Answer {
  const telling = errors.filter(({ found }) => found.findings.length > 0);
  const causes = causesOf(telling, titleOf);
  const others = errors.flatMap(({ found, line }) =>
    found.elsewhere === undefined || found.findings.length > 0
      ? []
      : [
          {
            what: found.elsewhere.what,
            quote: found.elsewhere.quote,
            line,
            isOtherSignIn: found.elsewhere.isOtherSignIn,
          },
        ],
  );
  const about = telling.length > 0 ? 'sign-in' : others.length > 0 ? 'something-else' : 'unknown';
  const provider = errors.map(({ found }) => found.provider).find((each) => each !== undefined);
  return {
    about,
    lines,
    programs,
    ...(provider === undefined ? {} : { identityProvider: provider }),
    shown,
    causes,
    errors: telling.slice(0, LISTED).map(reported),
    more: Math.max(0, telling.length - LISTED),
    doesNotMean: notMeant(telling),
    elsewhere: others.slice(0, LISTED).map(({ what, quote, line }) => ({ what, quote, line })),
    ...(about === 'sign-in' ? { next: nextStep(causes[0]?.id, programs, shown) } : {}),
  };
}

/**
 * Causes by credibility: stated before fitting, and an alternative after its cause. Consequences of other errors count
 * only if there is no other error.
 */
function causesOf(errors: readonly Counted[], titleOf: Reading['titleOf']): readonly AnsweredCause[] {
  const all = errors
    .flatMap(({ found }) => found.findings)
    .toSorted((a, b) => weightOf(b) - weightOf(a) || a.line - b.line);
  const findings = all.some(isReason) ? all.filter(isReason) : all;
  const alternatives = (finding: Finding): readonly AnsweredCause[] =>
    finding.also.map((id) => entry(finding, id, true, titleOf));
  const ranked = [
    ...findings.flatMap((finding) => [
      entry(finding, finding.cause, false, titleOf),
      ...(finding.points === 'says' ? [] : alternatives(finding)),
    ]),
    // A stated reason is intended; look-alikes come after everything that is stated or fits.
    ...findings.flatMap(alternatives),
  ];
  return ranked.filter((each, index) => ranked.findIndex(({ id }) => id === each.id) === index);
}

const isReason = ({ points }: Finding): boolean => points !== 'follows';

const entry = (
  { points, quote, line }: Finding,
  id: CauseId,
  alternative: boolean,
  titleOf: Reading['titleOf'],
): AnsweredCause => ({ id, title: titleOf(id), points, quote, line, alternative });

const reported = ({ found, ...error }: Counted): ReportedError => ({
  ...error,
  ...(found.leg === undefined ? {} : { leg: found.leg }),
  findings: found.findings.map(({ quote, line, by, points, cause, also, values }) => ({
    ...{ quote, line, by, points, values },
    causes: [cause, ...also],
  })),
});

/** Only for causes that are listed: explaining a misreading of a consequence does not help if its reason is shown. */
function notMeant(errors: readonly Counted[]): readonly string[] {
  const findings = errors
    .flatMap(({ found }) => found.findings)
    .toSorted((a, b) => weightOf(b) - weightOf(a));
  return [...new Set(findings.flatMap(({ not }) => not ?? []))].slice(0, 4);
}

/** The answer without secrets: those found anywhere in the text, and anything that looks like one. */
function withoutAny(secrets: ReadonlySet<string>, answer: Answer): Answer {
  const { causes, errors, elsewhere, shown, next, ...rest } = answer;
  const hidden = withoutThese(secrets);
  return {
    ...rest,
    ...hidden({ causes, errors, elsewhere, shown, ...(next === undefined ? {} : { next }) }),
  };
}

function withoutThese(secrets: ReadonlySet<string>): Read['withoutSecrets'] {
  const { ofOwn } = redactionOf([...secrets]);
  return (value) => walk(value, (text) => withoutSecrets(ofOwn(text)));
}

function walk<T>(value: T, hide: (text: string) => string): T {
  if (typeof value === 'string') return hide(value) as T;
  if (Array.isArray(value)) return value.map((each: unknown) => walk(each, hide)) as T;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, walk(each as unknown, hide)]),
  ) as T;
}
