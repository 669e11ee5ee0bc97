import { code, codeBlock, prose } from '../report/escape/markdown.ts';
import { abridged } from '../report/escape/cut.ts';
import { contrastLines } from '../report/terminal/contrast.ts';
import { PLAIN_PAINT } from '../report/terminal/paint.ts';
import type { Change, Comparison } from './change.ts';
import { groups, headline, inOneLine, leading, proof, state, time } from './words.ts';

/** The comparison for a ticket or a pull request. */
export function markdown(comparison: Comparison): string {
  const short = abridged(comparison, LONGEST);
  const said = proof(short);
  const { before, after, explained } = short;
  return `${[
    `## ${prose(headline(short))}`,
    ...leading(short).map(details),
    [
      `- Before (${time(before.startedAt)}): ${prose(state(before))}`,
      `- Now (${time(after.startedAt)}): ${prose(state(after))}`,
    ].join('\n'),
    said === undefined ? '' : prose(said),
    ...(explained === 'failure' ? after.rootCauses : []).map(
      ({ id, fix }) => `**Fix:** ${prose(fix)} More: ${code(`oauthbearer explain ${id}`)}`,
    ),
    ...groups(short).map(([heading, changes]) =>
      changes.length === 0
        ? ''
        : `### ${heading}\n\n${changes
            .slice(0, MOST)
            .map((change) => `- ${prose(inOneLine(change))}`)
            .join('\n')}`,
    ),
  ]
    .filter((block) => block !== '')
    .join('\n\n')}\n`;
}

/** GitHub rejects a comment of more than 65,536 characters. */
const [LONGEST, MOST] = [2000, 50];

function details({ before, after, also }: Change): string {
  const rows = [row('before', before ?? '(nothing)'), row('now', after ?? '(nothing)')];
  const lines = contrastLines(rows, PLAIN_PAINT)
    .flatMap((line) => line.split('\n'))
    .filter((line) => line.trim() !== '');
  const along = also.length === 0 ? '' : `\n\nWith it: ${prose(also.map(({ label }) => label).join(', '))}.`;
  return `${codeBlock(lines, 'text')}${along}`;
}

const row = (label: string, value: string) => ({ label, value, source: '' });
