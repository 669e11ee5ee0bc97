import { visible, visibleEnds } from '../words/escape.ts';

/*
 * Markdown as GitHub and GitLab render it. Escaping all punctuation would be unreadable where Markdown is shown as
 * plain text (e-mail, Jira), so anything that may have a meaning goes into a code span, in which nothing has: no link,
 * image, HTML, mention, issue number, formula or quick action.
 */

/** A value as code, inert whatever it contains. Spaces at its ends are made visible. */
export function code(value: string): string {
  const text = visibleEnds(value);
  if (text === '') return '(empty)';
  const fence = '`'.repeat(longestRun(text) + 1);
  const isTouching = text.startsWith('`') || text.endsWith('`');
  return isTouching ? `${fence} ${text} ${fence}` : `${fence}${text}${fence}`;
}

/** Prose on one line: text in back quotes stays code, and any word that may have a meaning becomes code. */
export function prose(text: string): string {
  const words = visible(text)
    .trim()
    .split(QUOTED)
    .flatMap((part, at) =>
      at % 2 === 1 ? [quotedWord(part)] : part.replace(/ +/g, ' ').split(/( )/).map(plainWord),
    )
    .filter((word) => word.lead !== '' || word.core !== '' || word.trail !== '');
  const [first] = words;
  if (first !== undefined && !first.isCode && BEGINS_A_BLOCK.test(`${first.lead}${first.core}${first.trail}`))
    words[0] = { lead: '', core: `${first.lead}${first.core}${first.trail}`, trail: '', isCode: true };
  return words.reduce(appended, '');
}

/** Lines as a code block, in which nothing has a meaning. */
export function codeBlock(lines: readonly string[], language = ''): string {
  const shown = lines.map(visible);
  const fence = '`'.repeat(Math.max(3, longestRun(shown.join('\n')) + 1));
  return [`${fence}${language}`, ...shown, fence].join('\n');
}

const longestRun = (text: string): number =>
  Math.max(0, ...[...text.matchAll(/`+/g)].map(([run]) => run.length));

interface Word {
  /** Punctuation around it, which has no meaning. */
  readonly lead: string;
  readonly core: string;
  readonly trail: string;
  readonly isCode: boolean;
}

/** An intended code span: it is between words. */
const QUOTED = /(?<![^\s("'])(`[^`]+`)(?![^\s.,;:!?)"'])/;

/**
 * What GitHub or GitLab may interpret: Markdown and HTML syntax, a URL, an e-mail address, `@name`, `#1`, `!1`, `GH-1`,
 * a commit, `$x$`, `:smile:`, `--flag`, `/close`.
 */
const MEANINGFUL =
  /[\\`*_{}[\]<>|~#@$]|&(?=[#\w])|:(?=[\w/])|!(?=\w)|^[-+/%](?=\S)|^www\.|^GH-\d|^[0-9a-f]{7,40}$/i;

/** A list, an underlined heading, a list number: only at the beginning of a line. */
const BEGINS_A_BLOCK = /^(?:[-+=]|\d{1,9}[.)]$)/;

const quotedWord = (part: string): Word => ({ lead: '', core: part.slice(1, -1), trail: '', isCode: true });

function plainWord(text: string): Word {
  const lead = /^[("']*/.exec(text)?.[0] ?? '';
  const rest = text.slice(lead.length);
  const trail =
    (rest.includes('(') ? /(?<![.,;:!?"'])[.,;:!?"']+$/ : /(?<![.,;:!?)"'])[.,;:!?)"']+$/).exec(rest)?.[0] ??
    '';
  const core = text.slice(lead.length, text.length - trail.length);
  return { lead, core, trail, isCode: MEANINGFUL.test(core) };
}

function appended(text: string, { lead, core, trail, isCode }: Word): string {
  if (!isCode) return `${text}${lead}${core}${trail}`;
  // Two adjacent spans would form one fence.
  const gap = lead === '' && text.endsWith('`') ? ' ' : '';
  return `${text}${gap}${lead}${code(core)}${trail}`;
}
