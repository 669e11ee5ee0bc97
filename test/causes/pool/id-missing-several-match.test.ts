import { expect, it } from 'vitest';
import cause from '../../../src/causes/pool/id-missing-several-match.ts';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { brokerRefuses, given } from '../../casebook.ts';

import { pools, unnamed } from './_pools.ts';
it('is a notice of a healthy run', () => {
  const { verdict, notices } = diagnose(
    given(
      unnamed,
      pools(
        { id: 'pool-a', filter: 'claims.gty == "client-credentials"' },
        { id: 'pool-b', filter: 'has(claims.sub)' },
      ),
    ),
  );
  expect(verdict).toBe('healthy');
  expect(notices.map(({ id }) => id)).toContain(cause.id);
});

it('is not blamed for a refusal', () => {
  const { rootCauses } = diagnose(
    given(
      unnamed,
      pools(
        { id: 'pool-a', filter: 'claims.gty == "client-credentials"' },
        { id: 'pool-b', filter: 'has(claims.sub)' },
      ),
      brokerRefuses(),
    ),
  );
  expect(rootCauses.map(({ suspect }) => suspect.cause.id)).not.toContain(cause.id);
});

it('is silent when there is nothing to report', () => {
  expect(
    diagnose(
      given(
        unnamed,
        pools({ id: 'pool-a', filter: 'has(claims.sub)' }, { id: 'pool-b', filter: 'has(claims.email)' }),
      ),
    ).notices.map(({ id }) => id),
  ).not.toContain(cause.id);
});
