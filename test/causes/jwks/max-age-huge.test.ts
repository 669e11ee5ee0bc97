import { expect, it } from 'vitest';
import cause from '../../../src/causes/jwks/max-age-huge.ts';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { brokerRefuses, given, signingKey } from '../../casebook.ts';
import { answers } from './_jwks.ts';

it('is a notice of a healthy run', () => {
  const { verdict, notices } = diagnose(
    given(
      answers({ keys: [signingKey('key-1')] }, { headers: { 'cache-control': 'public, max-age=2592000' } }),
    ),
  );
  expect(verdict).toBe('healthy');
  expect(notices.map(({ id }) => id)).toContain(cause.id);
});

it('is not blamed for a refusal', () => {
  const { rootCauses } = diagnose(
    given(
      answers({ keys: [signingKey('key-1')] }, { headers: { 'cache-control': 'public, max-age=2592000' } }),
      brokerRefuses(),
    ),
  );
  expect(rootCauses.map(({ suspect }) => suspect.cause.id)).not.toContain(cause.id);
});

it('is silent when there is nothing to report', () => {
  expect(
    diagnose(
      given(answers({ keys: [signingKey('key-1')] }, { headers: { 'cache-control': 'max-age=15' } })),
    ).notices.map(({ id }) => id),
  ).not.toContain(cause.id);
});
