import { expect, it } from 'vitest';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import { orderedChecks } from '../../src/diagnosis/model.ts';
import { given, idpStops } from '../given.ts';

/** There is no token, because the connection to the token endpoint failed. */
const { checks } = diagnose(given(idpStops({ stage: 'dns', code: 'ENOTFOUND' })));
const ofToken = orderedChecks.filter(({ gate }) => gate === 'jwt').map(({ id }) => id);

it('there are checks of the token', () => {
  expect(ofToken.length).toBeGreaterThan(10);
});

it.each(ofToken)('%s says nothing about a token that was not observed', (id) => {
  expect(checks.find((check) => check.id === id)?.status).toBe('unknown');
});
