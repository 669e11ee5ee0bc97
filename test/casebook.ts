import { describe, expect, it } from 'vitest';
import type { Cause } from '../src/causes/define.ts';
import { diagnose } from '../src/diagnosis/diagnose.ts';
import { given, type Change } from './given.ts';

export * from './given.ts';

export interface Case {
  readonly because: string;
  readonly given: readonly Change[];
}

/**
 * The casebook of one cause: where it is the one root cause, and where it is not. In every guilty case the whole
 * diagnosis is made, so the case fails as well when another cause is named first or beside it.
 */
export function casebook(
  cause: Cause,
  cases: {
    readonly guilty: readonly Case[];
    readonly innocent: readonly Case[];
    /** Where it is worth a notice, and keeps nobody out. */
    readonly noticed?: readonly Case[];
  },
) {
  describe(cause.id, () => {
    it.each(cases.guilty)('is the root cause: $because', ({ given: changes }) => {
      const { rootCauses, unexplained } = diagnose(given(...changes));
      expect(rootCauses.map(({ suspect }) => suspect.cause.id)).toEqual([cause.id]);
      expect(unexplained).toEqual([]);
      expect(rootCauses[0]?.predicted).toBe('accept');
    });
    it.each(cases.noticed ?? [])('is noticed: $because', ({ given: changes }) => {
      const { rootCauses, notices } = diagnose(given(...changes));
      expect(rootCauses.map(({ suspect }) => suspect.cause.id)).not.toContain(cause.id);
      expect(notices.map(({ id }) => id)).toContain(cause.id);
    });
    it.each(cases.innocent)('is not blamed: $because', ({ given: changes }) => {
      const { rootCauses } = diagnose(given(...changes));
      expect(rootCauses.map(({ suspect }) => suspect.cause.id)).not.toContain(cause.id);
    });
  });
}
