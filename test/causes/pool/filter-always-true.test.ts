import { expect, it } from 'vitest';
import cause from '../../../src/causes/pool/filter-always-true.ts';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { brokerRefuses, given, pool } from '../../casebook.ts';

it('is a notice of a healthy run', () => {
  const { verdict, notices } = diagnose(given(pool({ filter: 'true' })));
  expect(verdict).toBe('healthy');
  expect(notices.map(({ id }) => id)).toContain(cause.id);
});

it('is not blamed for a refusal', () => {
  const { rootCauses } = diagnose(given(pool({ filter: 'true' }), brokerRefuses()));
  expect(rootCauses.map(({ suspect }) => suspect.cause.id)).not.toContain(cause.id);
});

it('is silent when there is nothing to report', () => {
  expect(diagnose(given()).notices.map(({ id }) => id)).not.toContain(cause.id);
});
