import { describe, expect, it } from 'vitest';
import type { Cause } from '../src/causes/define.ts';
import { diagnose } from '../src/diagnosis/diagnose.ts';
import { checkOf } from '../src/diagnosis/model.ts';
import { valueOf } from '../src/evidence/observation.ts';
import { brokerRefuses, given, type Change } from './given.ts';
import { harmOf, hostileCommands } from './hostile/commands.ts';
import { tried } from './hostile/tried.ts';

export * from './given.ts';

export interface Case {
  readonly because: string;
  readonly given: readonly Change[];
  /** Innocent only because the broker admitted the client: guilty as soon as it does not. */
  readonly onlyAsLetIn?: true;
}

/**
 * The casebook of one cause: where it is the only root cause, and where it is not. Every guilty case runs the whole
 * diagnosis, so it also fails when another cause is named first or in addition, or when no check fails because of it.
 */
export function casebook(
  cause: Cause,
  cases: {
    readonly guilty: readonly Case[];
    readonly innocent: readonly Case[];
    /** Where it describes an outcome without a known reason: never a root cause, and never healthy. */
    readonly unresolved?: readonly Case[];
    /** Where it deserves a notice but does not block sign-in. */
    readonly noticed?: readonly Case[];
  },
) {
  describe(cause.id, () => {
    it.each(cases.guilty)('is the root cause: $because', ({ given: changes }) => {
      const { rootCauses, unexplained } = diagnose(given(...changes));
      expect(rootCauses.map(({ suspect }) => suspect.cause.id)).toEqual([cause.id]);
      expect(unexplained).toEqual([]);
      expect(rootCauses[0]?.predicted).toBe('accept');
      // A repair always withdraws the broker's refusal; only a failing premise shows that the model predicted the
      // refusal.
      const { suspect, symptoms } = rootCauses[0]!;
      const foreseen = symptoms.some((id) => checkOf(id).kind === 'premise');
      expect(foreseen || suspect.role === 'hidden', `no check but outcomes: ${symptoms.join()}`).toBe(true);
    });
    it.each(cases.unresolved ?? [])('is an unresolved outcome: $because', ({ given: changes }) => {
      const { verdict, rootCauses, refusal, unexplained, questions } = diagnose(given(...changes));
      expect([verdict, rootCauses, unexplained]).toEqual(['inconclusive', [], []]);
      expect(refusal?.cause.id).toBe(cause.id);
      expect(questions.length).toBeGreaterThan(0);
    });
    it.each(cases.noticed ?? [])('is noticed: $because', ({ given: changes }) => {
      const { rootCauses, notices } = diagnose(given(...changes));
      expect(rootCauses.map(({ suspect }) => suspect.cause.id)).not.toContain(cause.id);
      expect(notices.map(({ id }) => id)).toContain(cause.id);
    });
    const hostile = { tags: ['hostile/commands', 'thorough'] };
    it('contains no value from outside that a shell would run', hostile, () => {
      const shown = [cases.guilty, cases.unresolved ?? [], cases.noticed ?? []].flatMap((each) =>
        each.slice(0, 1),
      );
      const evidence = shown.map(({ given: changes }) => given(...changes));
      const commands = evidence.flatMap((each) => hostileCommands(cause, each));
      const hasCommands = evidence.some((each) => (cause.suspect(each)?.fix.commands.length ?? 0) > 0);
      expect(commands.length > 0 || !hasCommands).toBe(true);
      tried(commands.length);
      expect(harmOf(commands)).toEqual([]);
    });
    it.each(cases.innocent)('is not blamed: $because', ({ given: changes, onlyAsLetIn = false }) => {
      const evidence = given(...changes);
      const { rootCauses, notices } = diagnose(evidence);
      expect(rootCauses.map(({ suspect }) => suspect.cause.id)).not.toContain(cause.id);
      // A cause that is never guilty is innocent only if it is not even noticed.
      if (cases.guilty.length === 0) expect(notices.map(({ id }) => id)).not.toContain(cause.id);
      // An acceptance clears whatever Confluent enforces. A truly innocent case stays innocent in a refusal.
      if (valueOf(evidence.broker.authenticate)?.accepted !== true) return;
      const blamed = diagnose(brokerRefuses()(evidence)).rootCauses.filter(
        ({ suspect }) => suspect.role !== 'hidden',
      );
      expect(blamed.some(({ suspect }) => suspect.cause.id === cause.id)).toBe(onlyAsLetIn);
    });
  });
}
