import type { Report } from '../report.ts';
import type { Moment as ReportMoment, ReportTimeline } from '../timeline.ts';
import { span } from '../token.ts';
import { Moment, Section } from './parts.tsx';

/** Everything with a time, relative to the moment at which the token is judged. */
export const Timeline = ({ report: { timeline } }: { readonly report: Report }) =>
  timeline === undefined || timeline.moments.length === 0 ? null : (
    <Section
      id="timeline"
      title="Timeline"
      lead="Past on the left, future on the right, on a logarithmic scale."
    >
      <p>
        The token is judged at <Moment iso={timeline.now} /> ({timeline.nowSource}).
      </p>
      <table class="chart">
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col" class="scale">
              <Scale scale={scaleOf(timeline)} />
            </th>
            <th scope="col">When</th>
          </tr>
        </thead>
        <tbody>
          {timeline.moments.map((moment) => (
            <Row key={moment.label + moment.from} moment={moment} timeline={timeline} />
          ))}
        </tbody>
      </table>
    </Section>
  );

const Row = ({ moment, timeline }: { readonly moment: ReportMoment; readonly timeline: ReportTimeline }) => {
  const scale = scaleOf(timeline);
  const [from, to] = [scale.at(moment.from), moment.to === undefined ? undefined : scale.at(moment.to)];
  return (
    <tr>
      <th scope="row">
        {moment.label}
        <span class="source">{moment.source}</span>
      </th>
      <td class="bar">
        <svg class={`track ${moment.of} ${tense(moment, timeline)}`} aria-hidden="true">
          {scale.ticks.map(({ x }) => (
            <line key={x} class="tick" x1={percent(x)} x2={percent(x)} y1="0" y2="100%" />
          ))}
          <line class="now" x1={percent(scale.zero)} x2={percent(scale.zero)} y1="0" y2="100%" />
          {to === undefined ? (
            <circle cx={percent(from)} cy="50%" r="5" />
          ) : (
            <rect x={percent(from)} width={percent(Math.max(0.4, to - from))} y="25%" height="50%" rx="3" />
          )}
        </svg>
      </td>
      <td>
        <Moment iso={moment.from} />
        {moment.to === undefined ? null : (
          <>
            {' to '}
            <Moment iso={moment.to} />
          </>
        )}
        <span class="source">{inRelation(moment, timeline)}</span>
      </td>
    </tr>
  );
};

const ms = (iso: string): number => Date.parse(iso);

/** What is as close to now as the clocks were read is neither past nor future. */
const tense = ({ from, to = from }: ReportMoment, { now }: ReportTimeline): string =>
  ms(to) < ms(now) - FINEST ? 'past' : ms(from) > ms(now) + FINEST ? 'future' : 'present';

function inRelation(moment: ReportMoment, timeline: ReportTimeline): string {
  const now = ms(timeline.now);
  const away = (iso: string): string =>
    ms(iso) < now ? `${span(now - ms(iso))} ago` : `in ${span(ms(iso) - now)}`;
  if (moment.of === 'clock') return comparedWithNow(ms(moment.from) - now);
  if (moment.to === undefined) return Math.abs(ms(moment.from) - now) < 1_000 ? 'now' : away(moment.from);
  // Confluent refreshes at some time within it, and does not say when.
  if (moment.of === 'keys') return `within ${span(ms(moment.to) - now)}`;
  switch (tense(moment, timeline)) {
    case 'past':
      return `ended ${away(moment.to)}`;
    case 'future':
      return `begins ${away(moment.from)}`;
    default:
      return `ends ${away(moment.to)}`;
  }
}

/** `Date` headers have whole seconds, so clocks a second apart may agree. */
const comparedWithNow = (ahead: number): string =>
  Math.abs(ahead) < 2_000 ? 'agrees' : `${span(Math.abs(ahead))} ${ahead > 0 ? 'ahead' : 'behind'}`;

interface TimeScale {
  /** The position of an ISO time, in percent of the width. */
  readonly at: (iso: string) => number;
  readonly zero: number;
  readonly ticks: readonly Tick[];
}

interface Tick {
  readonly x: number;
  readonly label: string;
  /** Where its label has room: always, only on a wide screen, or nowhere. */
  readonly room: 'always' | 'wide' | 'none';
}

const MINUTE = 60_000;
const TICKS: readonly (readonly [number, string])[] = [
  [MINUTE, '1 min'],
  [60 * MINUTE, '1 h'],
  [24 * 60 * MINUTE, '1 day'],
  [30 * 24 * 60 * MINUTE, '30 days'],
  [365 * 24 * 60 * MINUTE, '1 year'],
  [10 * 365 * 24 * 60 * MINUTE, '10 years'],
];

/** Smaller differences are drawn as none: clocks are compared by whole seconds. */
const FINEST = 5_000;
const magnitude = (away: number): number => Math.log10(1 + Math.abs(away) / FINEST);

/** Logarithmic on either side of now; each side is scaled to its furthest moment. */
function scaleOf({ now, moments }: ReportTimeline): TimeScale {
  const zeroAt = ms(now);
  const away = moments
    .flatMap(({ from, to }) => (to === undefined ? [from] : [from, to]))
    .map((iso) => ms(iso) - zeroAt);
  const past = magnitude(Math.min(-MINUTE, ...away)) * 1.05;
  const future = magnitude(Math.max(MINUTE, ...away)) * 1.05;
  const x = (difference: number): number =>
    ((past + Math.sign(difference) * magnitude(difference)) / (past + future)) * 100;
  const ticks = TICKS.flatMap(([size, label]) => [
    { x: x(-size), label: `−${label}` },
    { x: x(size), label: `+${label}` },
  ]).filter((tick) => tick.x > 0 && tick.x < 100);
  return { at: (iso) => x(ms(iso) - zeroAt), zero: x(0), ticks: withRoom(ticks, x(0)) };
}

/** The width of a label and a gap, in percent of the scale on a wide screen and on a phone. */
const LABEL = { wide: 13, narrow: 18 };

/** Leaves out labels that would touch one nearer to now, which matters more. */
function withRoom(ticks: readonly Omit<Tick, 'room'>[], zero: number): readonly Tick[] {
  const shown = { wide: [zero], narrow: [zero] };
  const hasRoom = (x: number, on: 'wide' | 'narrow'): boolean => {
    const middle = Math.min(Math.max(x, LABEL[on] / 2), 100 - LABEL[on] / 2);
    const free = shown[on].every((other) => Math.abs(other - middle) >= LABEL[on]);
    if (free) shown[on].push(middle);
    return free;
  };
  return [...ticks]
    .sort((a, b) => Math.abs(a.x - zero) - Math.abs(b.x - zero))
    .map((tick) => {
      const [narrow, wide] = [hasRoom(tick.x, 'narrow'), hasRoom(tick.x, 'wide')];
      return { ...tick, room: narrow ? 'always' : wide ? 'wide' : 'none' };
    });
}

/** Labels at the ends stay within the scale. */
const anchorAt = (x: number): string => (x < 5 ? 'start' : x > 95 ? 'end' : 'middle');

const percent = (x: number): string => `${x.toFixed(2)}%`;

const Scale = ({ scale }: { readonly scale: TimeScale }) => (
  <svg class="scale" aria-label="Logarithmic scale around now" role="img">
    {scale.ticks
      .filter(({ room }) => room !== 'none')
      .map(({ x, label, room }) => (
        <text key={label} class={room} x={percent(x)} y="12" text-anchor={anchorAt(x)}>
          {label}
        </text>
      ))}
    <text class="now" x={percent(scale.zero)} y="12" text-anchor="middle">
      now
    </text>
  </svg>
);
