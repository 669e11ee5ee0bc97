import { expect, it } from 'vitest';
import cause from '../../../src/causes/provider/api-403.ts';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { failed } from '../../../src/evidence/observation.ts';
import { NOW, brokerRefuses, given, type Change } from '../../casebook.ts';

const forbidden: Change = (e) => ({
  ...e,
  confluent: {
    ...e.confluent,
    providers: failed(
      { stage: 'http', code: 'HTTP_403', message: 'HTTP 403: the API key may not do this' },
      'iam/v2 identity providers',
      NOW,
    ),
  },
});

it('is a notice of a healthy run', () => {
  const { verdict, notices } = diagnose(given(forbidden));
  expect(verdict).toBe('healthy');
  expect(notices.map(({ id }) => id)).toEqual([cause.id]);
});

it('is never the root cause', () => {
  const { rootCauses } = diagnose(given(forbidden, brokerRefuses()));
  expect(rootCauses.map(({ suspect }) => suspect.cause.id)).not.toContain(cause.id);
});

it('says nothing about a healthy run that could read everything', () => {
  expect(cause.suspect(given())).toBeNull();
});

it('depends on the code of the failure, whatever numbers are in its message', () => {
  const busy: Change = (e) => ({
    ...e,
    confluent: {
      ...e.confluent,
      providers: failed(
        { stage: 'http', code: 'HTTP_500', message: 'it gave no answer (HTTP 500: request 401-403)' },
        'iam/v2 identity providers',
        NOW,
      ),
    },
  });
  expect(cause.suspect(given(busy))).toBeNull();
});
