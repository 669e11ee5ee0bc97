import { continued } from '../report/words/grammar.ts';
import { visibleEnds } from '../report/words/escape.ts';
import type { Change, Comparison, Side } from './change.ts';

/** The maximum length of a value in one line. */
const LONGEST = 60;

/** The first line: the change that matters, with both values. */
export function headline(comparison: Comparison): string {
  const { changes, outcome, explained } = comparison;
  const [first] = changes;
  if (outcome === 'same' || first === undefined)
    return `Nothing that matters changed: ${state(comparison.after)}.`;
  if (first.importance === 'may-explain') return `Perhaps because of this change: ${inOneLine(first)}`;
  if (explained === 'recovery') return `Fixed by this change: ${inOneLine(first)}`;
  if (explained === 'failure') return `Broken by this change: ${inOneLine(first)}`;
  return `Changed: ${inOneLine(first)}`;
}

/** `issuer of op-acme1 in Confluent: "https://a/" → "https://a"`. */
export function inOneLine({ label, before, after }: Change): string {
  if (before === undefined) return `${label}: added ${quoted(after ?? '')}`;
  if (after === undefined) return `${label}: removed, was ${quoted(before)}`;
  return `${label}: ${quoted(before)} is now ${quoted(after)}`;
}

const quoted = (value: string): string => {
  const shown = visibleEnds(value);
  return `"${shown.length <= LONGEST ? shown : `${[...shown].slice(0, LONGEST).join('')}…`}"`;
};

/** "the client cannot sign in: the issuer ... (jwt/iss-trailing-slash)". */
export function state({ verdict, rootCauses, refusal }: Side): string {
  const causes = rootCauses.map(({ id, title }) => `${continued(title)} (${id})`).join('; ');
  if (verdict === 'unhealthy') return `unhealthy, ${causes}`;
  return refusal === undefined ? verdict : `${verdict}, ${continued(refusal.title)} (${refusal.id})`;
}

/** How the explanation was found. Undefined when there is none. */
export function proof({ basis, changes, explained, before, after }: Comparison): string | undefined {
  const found = changes.filter(({ importance }) => importance === 'explains');
  const causes = [...new Set(found.flatMap(({ explains }) => explains))].join(', ');
  if (found.length > 0) {
    const which = found.length === 1 ? 'this one value' : `these ${found.length} values`;
    return basis === 'reports'
      ? `The reports show ${which} in the evidence of ${causes}. Compare two bundles to have it tried out.`
      : explained === 'recovery'
        ? `Tried out: with ${which} put into the earlier run, ${causes} is gone.`
        : `Tried out: with ${which} put back into the later run, ${causes} is gone.`;
  }
  if (changes.some(({ importance }) => importance === 'may-explain')) {
    return 'The client was refused without a reason. Whoever refused it looks at what is listed here, so one of these changes may be why.';
  }
  if (before.verdict !== after.verdict && changes.every(({ importance }) => importance !== 'matters')) {
    return 'Nothing changed that can be seen from here, except how the run ended. Look at what changed in Confluent Cloud.';
  }
  return undefined;
}

/** The other changes, grouped under headings. */
export function groups({ changes }: Comparison): readonly (readonly [heading: string, Change[]])[] {
  const HEADINGS = [
    ['Also changed, and a check depends on it', 'matters'],
    ['How the run ended', 'follows'],
    ['Other changes', 'detail'],
  ] as const;
  return HEADINGS.map(([heading, importance]) => [
    heading,
    changes.filter((change) => change.importance === importance),
  ]);
}

export const leading = ({ changes }: Comparison): readonly Change[] =>
  changes.filter(({ importance }) => importance === 'explains' || importance === 'may-explain');

/** `2026-11-28 10:00 UTC`. */
export const time = (iso: string): string => iso.replace(/^(.*)T(\d\d:\d\d).*$/, '$1 $2 UTC');
