import type { Child } from 'hono/jsx';
import { difference } from '../words/difference.ts';
import { visibleEnds } from '../words/escape.ts';

/** A section of the page, linked from its table of contents. */
export const Section = ({
  id,
  title,
  lead,
  children,
}: {
  readonly id: string;
  readonly title: string;
  /** How to read the section, in one or two sentences. */
  readonly lead?: string;
  readonly children: Child;
}) => (
  <section id={id} aria-labelledby={`${id}-title`}>
    <h2 id={`${id}-title`}>{title}</h2>
    {lead === undefined ? null : <p class="lead">{lead}</p>}
    {children}
  </section>
);

/** A value from outside, with its characters in the order in which they were sent. */
export const Value = ({ text }: { readonly text: string }) =>
  text === '' ? <em class="quiet">(empty)</em> : <code class="value">{visibleEnds(text)}</code>;

/** A value with the characters marked that differ from another value. */
export const Differing = ({ text, other }: { readonly text: string; readonly other: string }) => {
  const [mine, theirs] = [visibleEnds(text), visibleEnds(other)];
  const { start, endA: end } = difference(mine, theirs);
  return (
    <code class="value">
      {mine.slice(0, start)}
      {mine === theirs ? null : start === end ? <mark class="gap" /> : <mark>{mine.slice(start, end)}</mark>}
      {mine.slice(end)}
    </code>
  );
};

/** Where two values begin to differ, for people who cannot see the marks. */
export const WhereTheyDiffer = ({ a, b }: { readonly a: string; readonly b: string }) => {
  const { start } = difference(visibleEnds(a), visibleEnds(b));
  return <p class="unseen">The two values differ from character {start + 1} on.</p>;
};

/** Text to paste, with a button that copies it; the script shows the button. */
export const Copyable = ({ text, what }: { readonly text: string; readonly what: string }) => (
  <div class="copyable">
    <pre tabindex={0} aria-label={what}>
      <code>{text}</code>
    </pre>
    <button type="button" class="copy" hidden aria-label={`Copy: ${what}`}>
      Copy
    </button>
  </div>
);

export type State = 'pass' | 'fail' | 'warn' | 'unknown' | 'partly';

const STATE_WORD: Readonly<Record<State, string>> = {
  pass: 'passed',
  fail: 'failed',
  warn: 'warning',
  unknown: 'not checked',
  partly: 'partly checked',
};

/** A state as a shape and a colour, with its name for people who can see neither. */
export const Mark = ({ state }: { readonly state: State }) => (
  <svg class={`mark ${state}`} viewBox="0 0 20 20" role="img" aria-label={STATE_WORD[state]}>
    <circle cx="10" cy="10" r="10" />
    {GLYPH[state]}
  </svg>
);

const GLYPH = {
  pass: <path d="M5.5 10.5l3 3 6-6.5" />,
  fail: <path d="M6.5 6.5l7 7M13.5 6.5l-7 7" />,
  warn: <path d="M10 5v6M10 14.2v.3" />,
  unknown: <path d="M7.3 7.6c.2-3.6 5.6-3.3 5.4-.3-.1 2-2.7 2-2.7 4.2M10 14.3v.3" />,
  partly: <path d="M6 10h8" />,
} as const;

/** A time to the second; milliseconds are of no interest. */
export const Moment = ({ iso }: { readonly iso: string }) => (
  <time datetime={iso}>{iso.replace('T', ' ').replace(/(?:\.\d+)?Z$/, ' UTC')}</time>
);
