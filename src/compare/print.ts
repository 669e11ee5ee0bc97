import { Chalk } from 'chalk';
import type { Style } from '../report/formats/define.ts';
import { contrastLines } from '../report/terminal/contrast.ts';
import { paintFor, type Paint } from '../report/terminal/paint.ts';
import { paragraph, type Lines } from '../report/terminal/paragraph.ts';
import { visibleEnds } from '../report/words/escape.ts';
import type { Change, Comparison, Side } from './change.ts';
import { groups, headline, inOneLine, leading, proof, state, time } from './words.ts';

/** The comparison for a person at a terminal: the change that matters, its effect, then the other changes. */
export function printed(comparison: Comparison, { colour, unicode, width, verbose }: Style): string {
  const paint = paintFor(new Chalk({ level: colour }), unicode, Math.max(40, width));
  const blocks = [
    [...paragraph(headline(comparison), '', paint, styleOf(comparison, paint))],
    ...leading(comparison).map((change, index) => details(change, index, paint)),
    verdicts(comparison, paint),
    explanation(comparison, paint),
    ...groups(comparison).map(([heading, changes]) => group(heading, changes, verbose, paint)),
    verbose ? checks(comparison, paint) : [],
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

const styleOf = ({ outcome, explained }: Comparison, paint: Paint): Paint['good'] =>
  outcome === 'same' || explained === 'recovery'
    ? paint.good
    : explained === 'failure'
      ? paint.bad
      : paint.warn;

/** Both values, one above the other, with their differing characters marked. The first has its label above. */
function details({ label, before, after, also }: Change, index: number, paint: Paint): Lines {
  const title = index === 0 ? [] : paragraph(`and ${label}`, '', paint, paint.strong);
  const values =
    before !== undefined && after !== undefined
      ? contrastLines([row('before', before), row('now', after)], paint)
          .flatMap((line) => line.split('\n'))
          .filter((line) => line.trim() !== '')
      : paragraph(
          before === undefined ? `added: ${visibleEnds(after ?? '')}` : `removed: ${visibleEnds(before)}`,
          '  ',
          paint,
        );
  const along =
    also.length === 0
      ? []
      : paragraph(`With it: ${also.map((each) => each.label).join(', ')}.`, '  ', paint, paint.dim);
  return [...title, ...values, ...along];
}

const row = (label: string, value: string) => ({ label, value, source: '' });

function verdicts({ before, after }: Comparison, paint: Paint): Lines {
  const line = (what: string, side: Side): Lines =>
    paragraph(`${what} (${time(side.startedAt)}): ${state(side)}`, '  ', paint);
  return [...line('Before', before), ...line('Now', after)];
}

function explanation(comparison: Comparison, paint: Paint): Lines {
  const said = proof(comparison);
  const causes = comparison.explained === 'failure' ? comparison.after.rootCauses : [];
  return [
    ...(said === undefined ? [] : paragraph(said, '  ', paint, paint.dim)),
    ...causes.flatMap(({ id, fix }) => [
      ...paragraph(`Fix: ${fix}`, '  ', paint, paint.strong),
      ...paragraph(`More: oauthbearer explain ${id}`, '  ', paint, paint.dim),
    ]),
  ];
}

/** The number of changes shown on which nothing depends. */
const FEW = 5;

function group(heading: string, changes: readonly Change[], verbose: boolean, paint: Paint): Lines {
  if (changes.length === 0) return [];
  const shown = verbose ? changes : changes.slice(0, FEW);
  const rest = changes.length - shown.length;
  return [
    paint.strong(heading),
    ...shown.flatMap((change) => paragraph(inOneLine(change), '  ', paint)),
    ...(rest === 0 ? [] : [paint.dim(`  and ${rest} more (--verbose)`)]),
  ];
}

function checks({ checks: all }: Comparison, paint: Paint): Lines {
  return all.length === 0
    ? []
    : [
        paint.strong('Checks that ended in another way'),
        ...all.flatMap(({ id, title, before, after }) =>
          paragraph(`${title}: ${before}, now ${after} (${id})`, '  ', paint),
        ),
      ];
}
