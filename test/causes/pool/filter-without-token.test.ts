import { expect, it } from 'vitest';
import { diagnose } from '../../../src/diagnosis/diagnose.ts';
import { missing } from '../../../src/evidence/observation.ts';
import { judgeFilter } from '../../../src/cel/filter.ts';
import { checkOf } from '../../../src/diagnosis/model.ts';
import { brokerRefuses, given, pool, type Change } from '../../casebook.ts';
import { names, pools, unnamed } from './_pools.ts';

const NONE = missing('no token was given');

/** Only Confluent's side is known: there is no token, and no broker was asked. */
const withoutToken: Change = (e) => ({
  ...e,
  token: { answer: NONE, jwt: NONE, signature: NONE },
  broker: { ...e.broker, authenticate: NONE, metadata: NONE, groups: NONE },
  confluent: { ...e.confluent, sts: NONE },
});

const causesOf = (...changes: readonly Change[]): readonly string[] =>
  diagnose(given(...changes, withoutToken)).rootCauses.map(({ suspect }) => suspect.cause.id);

it.each([
  ['claims.aud = "kafka"', 'pool/filter-syntax'],
  ['claims.aud == "kafka', 'pool/filter-syntax'],
  ['aud == "kafka"', 'pool/filter-syntax'],
  ['claims.aud.equals("kafka")', 'pool/filter-syntax'],
  ['1 + 1', 'pool/filter-syntax'],
  ['claims.aud == “kafka”', 'pool/filter-quote-smart'],
])('is judged as written, without a token: %s', (filter, cause) => {
  expect(causesOf(pool({ filter }))).toEqual([cause]);
});

it.each(['claims.aud == "nobody"', 'claims.level > 3', '"a" in claims.aud', 'claims.email_verified'])(
  'is not blamed without a token for what only a token could show: %s',
  (filter) => {
    expect(causesOf(pool({ filter }))).toEqual([]);
  },
);

const BAD = { id: 'pool-bad1', filter: 'claims.aud = "x"' };
const GOOD = { id: 'pool-good1', filter: 'claims.aud == "x"' };

it('is not blamed for an unnamed pool when another one is valid', () => {
  expect(causesOf(pools(BAD, GOOD), unnamed)).toEqual([]);
  expect(causesOf(pools(BAD, GOOD), names('pool-bad1'))).toEqual(['pool/filter-syntax']);
});

const portable = (...changes: readonly Change[]): string =>
  checkOf('pool/filter-is-portable').evaluate(given(...changes)).status;

it.each(['claims.level > 3', 'claims.sub.matches("^a")', 'size(claims.scp) > 0'])(
  'is advised against only until a broker has let the client in with it: %s',
  (filter) => {
    expect(portable(pool({ filter }), brokerRefuses())).toBe('warn');
    expect(portable(pool({ filter }))).toBe('pass');
  },
);

it('is not blamed for its length: the limit of 300 characters does not apply everywhere', () => {
  const long = (length: number): string => `claims.aud == "${'x'.repeat(length)}" || has(claims.sub)`;
  for (const filter of [long(301), long(5_000)]) {
    expect(diagnose(given(pool({ filter }))).rootCauses).toEqual([]);
    expect(portable(pool({ filter }), brokerRefuses())).toBe('warn');
    expect(portable(pool({ filter }))).toBe('pass');
  }
  expect(judgeFilter(long(5_000), {}).value).toBe('unknown');
});
