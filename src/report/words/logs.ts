import type { ReportHint, ReportLog, ReportLogged } from '../logs.ts';
import type { Report } from '../report.ts';
import { continued, count } from './grammar.ts';

/** What a log shows, in sentences. They contain texts of the log unescaped: each format escapes them. */
export interface LogInWords {
  readonly title: string;
  readonly sentences: readonly string[];
}

/** Empty without a log. */
export const logsInWords = (report: Report): readonly LogInWords[] =>
  (report.logs ?? []).map((log) => ({
    title: `What ${log.file} shows (${[count(log.lines, 'line'), ...span(log)].join(', ')})`,
    sentences: sentencesOf(log, report),
  }));

const span = ({ from, to }: ReportLog): readonly string[] =>
  from === undefined ? [] : [to === undefined || to === from ? from : `${from} to ${to}`];

function sentencesOf(log: ReportLog, report: Report): readonly string[] {
  const hints = newHints(log, report);
  const sentences = [
    ...log.said.map(inOneSentence),
    ...hints.slice(0, MOST_HINTS).map((hint, at) => hinted(hint, log.said.length + at === 0)),
  ];
  if (sentences.length > 0) return sentences;
  if (log.elsewhere !== undefined && log.elsewhere !== '')
    return [`Its errors are not about signing in with OAUTHBEARER, but about ${log.elsewhere}.`];
  return log.hints.length > 0 ? [] : ['No sign-in ends in it, and no error that is known is in it.'];
}

/** Hints at causes that the report does not name elsewhere. */
function newHints(log: ReportLog, report: Report): readonly ReportHint[] {
  const known = new Set([...report.rootCauses, ...report.alternatives].map(({ id }) => id));
  const told = log.said.filter(({ counts }) => counts).map(({ line }) => line);
  return log.hints.filter(
    ({ id, line, points }) =>
      // If the answer itself is diagnosed, causes that merely fit it are already among the questions.
      !known.has(id) && id !== report.refusal?.id && (points === 'says' || !told.includes(line)),
  );
}

/**
 * The likeliest cause that a log alone points at: "client.log (line 7) shows a likely cause: …". Undefined without one.
 * The file's name is unescaped.
 */
export function likeliestHint(report: Report): string | undefined {
  // How a later sign-in ended says more than the errors before it.
  const open = (report.logs ?? []).filter(({ said }) => said.every(({ by }) => by !== 'broker'));
  const all = open.flatMap((log) => newHints(log, report).map((hint) => ({ file: log.file, hint })));
  const best = all.find(({ hint }) => hint.points === 'says') ?? all[0];
  if (best === undefined) return undefined;
  const { file, hint } = best;
  return `${file} (line ${hint.line}) shows a ${hint.points === 'says' ? 'likely' : 'possible'} cause: ${continued(hint.title)}`;
}

/** With more hints than this, the text alone is not specific enough. */
const MOST_HINTS = 4;

const WHO: Readonly<Record<ReportLogged['by'], string>> = {
  token: 'The token',
  'token-endpoint': 'The token endpoint',
  broker: 'The broker',
};

function inOneSentence({ by, text, line, time, now }: ReportLogged): string {
  const when = `${time === undefined ? '' : `at ${time}, `}line ${line}`;
  const then = `${WHO[by]} (${when}): ${text}`;
  if (now === undefined) return `${then}. This run ${NOT_SEEN[by]}.`;
  return now === text ? `${then}. This run saw the same.` : `${then}. Now: ${now}.`;
}

const NOT_SEEN: Readonly<Record<ReportLogged['by'], string>> = {
  token: 'has no token of its own',
  'token-endpoint': 'did not ask for a token',
  broker: 'did not sign in',
};

const hinted = ({ id, title, points, quote, line, time }: ReportHint, isFirst: boolean): string =>
  `The log ${isFirst ? 'shows' : 'also shows'} (${time === undefined ? '' : `at ${time}, `}line ${line}): ${quote}. ${points === 'says' ? 'Likely' : 'Possible'} cause: ${title} (${id}).`;
