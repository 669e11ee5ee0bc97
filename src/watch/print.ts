import { Chalk } from 'chalk';
import type { Style } from '../report/formats/define.ts';
import { paintFor, type Paint } from '../report/terminal/paint.ts';
import { visible } from '../report/words/escape.ts';
import type { EventKind, WatchEvent } from './event.ts';

/** One line for one change: when, which target, what, and what to do. */
export function lineFor(event: WatchEvent, style: Style): string {
  const paint = paintFor(new Chalk({ level: style.colour }), style.unicode, Number.POSITIVE_INFINITY);
  const { at, target, kind, id, title, fix } = event;
  const [mark, say] = LOOK[kind](paint);
  return [
    paint.dim(at.replace('T', ' ').replace(/\.\d+Z$/, 'Z')),
    visible(target),
    say(`${mark} ${WORDS[kind]}${visible(title)}`),
    ...(id === undefined ? [] : [paint.dim(`(${id})`)]),
    ...(fix === undefined ? [] : [`Fix: ${visible(fix)}`]),
  ].join('  ');
}

const WORDS: Readonly<Record<EventKind, string>> = {
  first: '',
  failing: '',
  recovered: '',
  unjudged: '',
  changed: 'Changed: ',
  warning: 'Warning: ',
  forecast: 'Forecast: ',
  finding: '',
  cleared: '',
  removed: '',
};

type Look = (paint: Paint) => readonly [mark: string, say: (text: string) => string];

const good: Look = ({ mark, good: say }) => [mark.pass, say];
const bad: Look = ({ mark, bad: say }) => [mark.fail, say];
const warn: Look = ({ mark, warn: say }) => [mark.warn, say];
const LOOK: Readonly<Record<EventKind, Look>> = {
  first: good,
  failing: bad,
  recovered: good,
  unjudged: ({ mark, warn: say }) => [mark.unknown, say],
  changed: ({ mark }) => [mark.warn, (text) => text],
  warning: warn,
  forecast: warn,
  finding: warn,
  cleared: good,
  removed: ({ mark }) => [mark.unknown, (text) => text],
};
