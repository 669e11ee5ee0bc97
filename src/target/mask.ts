import type { ClientFile } from './client-file.ts';
import { isShowable } from './kafka/showable.ts';
import type { Located } from './text/located.ts';
import { holdsPassword } from './url-password.ts';

const MASK = '***';

/**
 * The text of a client's file with everything masked that may be a secret: all values but those whose names are known
 * to hold none. Comments are left as they are.
 */
export function maskedText({ source, reading }: ClientFile): string {
  const values = reading.properties.map(({ name, value }) => ({
    mayShow: isShowable(name.text) && !holdsPassword(value.text),
    span: spanOf(value),
  }));
  const isBroken = reading.oddities.some(({ kind }) => kind === 'jaas');
  const secrets = values.filter(
    ({ mayShow, span }) =>
      !mayShow &&
      span.to > span.from &&
      // What holds others (the JAAS string) is masked piece by piece, if its pieces could be told.
      (isBroken || !values.some((other) => other.span !== span && isWithin(other.span, span))),
  );
  return outermost(secrets.map(({ span }) => span)).reduceRight(
    (text, { from, to }) => text.slice(0, from) + MASK + text.slice(to),
    source.file,
  );
}

/** In the order of the file, those left out that stand in another. */
const outermost = (spans: readonly Span[]): readonly Span[] =>
  spans
    .toSorted((a, b) => a.from - b.from || b.to - a.to)
    .reduce<readonly Span[]>(
      (kept, span) => (span.from < (kept.at(-1)?.to ?? 0) ? kept : [...kept, span]),
      [],
    );

interface Span {
  readonly from: number;
  readonly to: number;
}

const spanOf = (value: Located): Span => ({
  from: value.offsetAt(0),
  to: value.offsetAt(value.text.length),
});

const isWithin = (inner: Span, outer: Span): boolean =>
  inner.from >= outer.from && inner.to <= outer.to && inner.to > inner.from;
