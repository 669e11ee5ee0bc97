import { Chalk } from 'chalk';
import { SPEAKERS, type Pointing } from '../causes/texts.ts';
import { listed } from '../evidence/words.ts';
import type { Style } from '../report/formats/define.ts';
import { visible } from '../report/words/escape.ts';
import { paintFor, type Paint } from '../report/terminal/paint.ts';
import { item, paragraph, type Lines } from '../report/terminal/paragraph.ts';
import { continued, count } from '../report/words/grammar.ts';
import type { Answer, AnsweredCause, ReportedError } from './answer.ts';
import type { Program } from './program.ts';

/** The answer for a person at a terminal: the most likely cause first, then what the text says, then what to run. */
export function printed(answer: Answer, { colour, unicode, width }: Style): string {
  const paint = paintFor(new Chalk({ level: colour }), unicode, Math.max(40, width));
  const blocks = [
    [...headline(answer, paint), ...evidence(answer, paint), ...recognised(answer, paint)],
    next(answer, paint),
    causes(answer, paint),
    errors(answer, paint),
    notMeant(answer, paint),
    others(answer, paint),
  ];
  return `${blocks
    .filter((lines) => lines.length > 0)
    .map((lines) => lines.join('\n'))
    .join('\n\n')}\n`;
}

function headline({ about, causes: all, elsewhere: [other], lines }: Answer, paint: Paint): Lines {
  const [first] = all;
  if (about === 'sign-in' && first !== undefined) {
    const certain = first.points === 'says' && !first.alternative;
    const lead = all.length > FEW ? `${all.length} causes give this text; the most usual` : 'Most likely';
    return paragraph(
      certain ? `${first.title}.` : `${lead}: ${continued(first.title)}.`,
      '',
      paint,
      paint.strong,
    );
  }
  if (about === 'something-else' && other !== undefined) {
    return paragraph(
      `This is not about OAUTHBEARER sign-in: it is about ${other.what}.`,
      '',
      paint,
      paint.strong,
    );
  }
  return [
    ...paragraph(
      'This text has no error of OAUTHBEARER sign-in that is known here.',
      '',
      paint,
      paint.strong,
    ),
    ...paragraph(
      `${count(lines, 'line')} read. If the client does fail to sign in, the error stands elsewhere: look for lines with SASL, OAUTHBEARER, OIDC, token or "Caused by", and paste those.`,
      '  ',
      paint,
    ),
  ];
}

/** The part of the text that points to the first cause, in one line. */
function evidence({ causes: [first], errors: all }: Answer, paint: Paint): Lines {
  if (first === undefined) return [];
  const error = all.find(({ findings }) => findings.some(({ quote }) => quote === first.quote));
  const place = [`line ${first.line}`, ...(error?.firstTime === undefined ? [] : [error.firstTime])].join(
    ', ',
  );
  return [`  ${paint.dim(`${place}:`)} ${shortened(visible(first.quote), paint, place.length + 4)}`];
}

/** With up to this many causes, one can be called the most likely; with more, the text alone is not enough. */
const FEW = 3;

function recognised({ programs: { client, around }, about }: Answer, paint: Paint): Lines {
  if (about === 'unknown' || (client === undefined && around.length === 0)) return [];
  const names = [...(client === undefined ? [] : [client]), ...around].map(named);
  return paragraph(`Written by ${listed(names)}.`, '  ', paint, paint.dim);
}

const named = ({ name, version }: Program): string => (version === undefined ? name : `${name} ${version}`);

const MOST_CAUSES = 6;

function causes({ causes: all }: Answer, paint: Paint): Lines {
  if (all.length === 0) return [];
  const shown = all.slice(0, MOST_CAUSES);
  return [
    paint.strong(
      all.length === 1 ? 'The cause that gives this text' : 'Causes that give this text, the likeliest first',
    ),
    ...shown.flatMap((cause, at) => [
      ...item(`${at + 1}. `, `${cause.title}.`, paint),
      ...paragraph(`${cause.id}, ${strengthOf(cause)}`, '       ', paint, paint.dim),
    ]),
    ...(all.length > shown.length
      ? paragraph(
          `and ${count(all.length - shown.length, 'other')}: ${all
            .slice(MOST_CAUSES)
            .map(({ id }) => id)
            .join(', ')}`,
          '    ',
          paint,
          paint.dim,
        )
      : []),
    ...paragraph(`More: oauthbearer explain ${shown[0]!.id}`, '    ', paint, paint.dim),
  ];
}

const STRENGTH: Readonly<Record<Pointing, string>> = {
  says: 'named by the text',
  fits: 'fits the text',
  follows: 'the text is a consequence of it',
};
const strengthOf = ({ points, alternative, line }: AnsweredCause): string =>
  `${alternative ? 'gives the same text' : STRENGTH[points]} (line ${line})`;

function errors({ errors: all, more }: Answer, paint: Paint): Lines {
  if (all.length === 0) return [];
  return [
    paint.strong(all.length === 1 ? 'What the text says' : 'What the text says, in its order'),
    ...all.flatMap((error) => reported(error, paint)),
    ...(more > 0 ? paragraph(`and ${count(more, 'other error')}`, '    ', paint, paint.dim) : []),
  ];
}

const MOST_FINDINGS = 3;

function reported(error: ReportedError, paint: Paint): Lines {
  return [
    ...paragraph(`${where(error)}:`, '    ', paint, paint.dim),
    ...distinct(error.findings)
      .slice(0, MOST_FINDINGS)
      .flatMap(({ quote, by, points, causes: [cause, ...also] }) => [
        `      ${paint.command(shortened(visible(quote), paint))}`,
        ...paragraph(
          `${words(by)}: ${VERB[points]} ${cause ?? ''}${also.length === 0 ? '' : `, or ${listed(also.slice(0, 3))}`}`,
          '        ',
          paint,
          paint.dim,
        ),
      ]),
  ];
}

/** Each quotation once. */
const distinct = (findings: ReportedError['findings']): ReportedError['findings'] =>
  findings.filter((each, index) => findings.findIndex(({ quote }) => quote === each.quote) === index);

const VERB: Readonly<Record<Pointing, string>> = { says: 'says', fits: 'fits', follows: 'follows from' };
const words = (by: readonly (keyof typeof SPEAKERS)[]): string =>
  listed(by.slice(0, 3).map((each) => SPEAKERS[each]));

const where = ({ line, count: times, firstTime, lastTime }: ReportedError): string =>
  [
    `line ${line}`,
    ...(times > 1 ? [`${times} times`] : []),
    ...(firstTime === undefined ? [] : [lastTime === undefined ? firstTime : `${firstTime} to ${lastTime}`]),
  ].join(', ');

const shortened = (text: string, { width, ellipsis }: Paint, used = 8): string =>
  text.length > width - used ? `${text.slice(0, Math.max(0, width - used - 1))}${ellipsis}` : text;

function notMeant({ doesNotMean }: Answer, paint: Paint): Lines {
  if (doesNotMean.length === 0) return [];
  return [paint.strong('What it does not mean'), ...doesNotMean.flatMap((each) => item('- ', each, paint))];
}

function others({ about, elsewhere }: Answer, paint: Paint): Lines {
  if (elsewhere.length === 0) return [];
  const lead = about === 'sign-in' ? 'Not about signing in with OAUTHBEARER' : 'What shows it';
  return [
    paint.strong(lead),
    ...elsewhere
      .slice(0, 4)
      .flatMap(({ what, quote, line }) => item('- ', `line ${line}: ${visible(quote)} (${what})`, paint)),
    ...(about === 'something-else' && elsewhere.some(({ what }) => what.startsWith('a sign-in with SASL/'))
      ? paragraph(
          'If this client is meant to sign in with OAuth, its mechanism is not OAUTHBEARER: oauthbearer explain config/mechanism-not-oauthbearer',
          '    ',
          paint,
        )
      : []),
  ];
}

function next({ next: step }: Answer, paint: Paint): Lines {
  if (step === undefined) return [];
  return [
    paint.strong('Run next'),
    `    ${paint.command(visible(step.command))}`,
    ...paragraph(step.why, '    ', paint, paint.dim),
  ];
}
