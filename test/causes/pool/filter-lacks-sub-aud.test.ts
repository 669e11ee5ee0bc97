import { expect, it } from 'vitest';
import cause from '../../../src/causes/pool/filter-lacks-sub-aud.ts';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { brokerRefuses, claims, given, pool, provider } from '../../casebook.ts';

it('is a notice of a healthy run', () => {
  const { verdict, notices } = diagnose(
    given(
      provider({ issuer: 'https://accounts.google.com' }),
      claims({ iss: 'https://accounts.google.com' }),
      pool({ filter: 'claims.azp == "Fq3xW8yTz0PbLk5vRm7NcJd2HsGa9UeQ"' }),
    ),
  );
  expect(verdict).toBe('healthy');
  expect(notices.map(({ id }) => id)).toContain(cause.id);
});

it('is not blamed for a refusal', () => {
  const { rootCauses } = diagnose(
    given(
      provider({ issuer: 'https://accounts.google.com' }),
      claims({ iss: 'https://accounts.google.com' }),
      pool({ filter: 'claims.azp == "Fq3xW8yTz0PbLk5vRm7NcJd2HsGa9UeQ"' }),
      brokerRefuses(),
    ),
  );
  expect(rootCauses.map(({ suspect }) => suspect.cause.id)).not.toContain(cause.id);
});

it('is silent when there is nothing to report', () => {
  expect(
    diagnose(given(pool({ filter: 'claims.azp == "Fq3xW8yTz0PbLk5vRm7NcJd2HsGa9UeQ"' }))).notices.map(
      ({ id }) => id,
    ),
  ).not.toContain(cause.id);
});
