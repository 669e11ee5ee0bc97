import { expect, it } from 'vitest';
import cause from '../../../src/causes/pool/filter-substring-trap.ts';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { brokerRefuses, given, pool } from '../../casebook.ts';

it('is a notice of a healthy run', () => {
  const { verdict, notices } = diagnose(given(pool({ filter: 'claims.aud.contains("kafka")' })));
  expect(verdict).toBe('healthy');
  expect(notices.map(({ id }) => id)).toContain(cause.id);
});

it('is not blamed for a refusal', () => {
  const { rootCauses } = diagnose(given(pool({ filter: 'claims.aud.contains("kafka")' }), brokerRefuses()));
  expect(rootCauses.map(({ suspect }) => suspect.cause.id)).not.toContain(cause.id);
});

it('is silent when there is nothing to report', () => {
  expect(
    diagnose(given(pool({ filter: '"kafka" in [claims.aud] || true' }))).notices.map(({ id }) => id),
  ).not.toContain(cause.id);
});
