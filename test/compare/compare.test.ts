import { Ajv } from 'ajv';
import * as z from 'zod/mini';
import { describe, expect, it } from 'vitest';
import { compareEvidence } from '../../src/compare/compare.ts';
import { markdown } from '../../src/compare/markdown.ts';
import { printed } from '../../src/compare/print.ts';
import { comparisonSchema } from '../../src/compare/schema.ts';
import type { Evidence } from '../../src/evidence/evidence.ts';
import { HOSTILE_TEXTS } from '../report/_hostile.ts';
import { brokerRefuses, claims, given, provider, withoutApiKey, type Change } from '../given.ts';
import { complaintsAbout } from '../report/_valid.ts';

const STYLE = { colour: 0, width: 100, unicode: true, verbose: true } as const;
const between = (before: readonly Change[], after: readonly Change[]) =>
  compareEvidence(given(...before), given(...after));

const OTHER_ISSUER: readonly Change[] = [provider({ issuer: 'https://acme.auth0.com' }), brokerRefuses()];

/** The same run at another time of day, as if repeated. */
function later(evidence: Evidence, hours: number): Evidence {
  const by = hours * 3_600_000;
  const walk = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(walk);
    if (typeof value !== 'object' || value === null) return value;
    return Object.fromEntries(
      Object.entries(value).map(([name, each]: [string, unknown]) => {
        if (typeof each !== 'number') return [name, walk(each)];
        if (['startedAt', 'at', 'receivedAt', 'ours', 'theirs'].includes(name)) return [name, each + by];
        if (['iat', 'nbf', 'exp'].includes(name)) return [name, each + by / 1000];
        return [name, name === 'tookMs' ? each + 17 : each];
      }),
    );
  };
  return walk(evidence) as Evidence;
}

describe('two runs', () => {
  it('at other times, with another token, are the same', () => {
    const { outcome, changes } = compareEvidence(
      given(claims({ jti: 'one' })),
      later(given(claims({ jti: 'two' })), 20),
    );
    expect([outcome, changes]).toEqual(['same', []]);
  });

  it('with one token that has expired in between: the token expired', () => {
    const young = given();
    const refused = brokerRefuses()(later(young, 40));
    const { jwt } = young.token;
    const arrived = jwt.status === 'observed' ? { ...jwt, at: refused.startedAt } : jwt;
    const old = { ...refused, token: { ...young.token, jwt: arrived } };
    const { changes, explained, after } = compareEvidence(young, old);
    expect(after.rootCauses.map(({ id }) => id)).toEqual(['jwt/expired']);
    expect([explained, changes[0]?.path]).toEqual(['failure', ['clock', 'now']]);
    expect(compareEvidence(young, { ...later(young, 1), token: young.token }).changes).toEqual([]);
  });

  it('are explained by the changed value, and not by other changes', () => {
    const { changes, explained } = between(
      [],
      [...OTHER_ISSUER, claims({ azp: 'another-client', email: 'a@acme.example' })],
    );
    expect(explained).toBe('failure');
    expect(changes[0]).toMatchObject({ importance: 'explains', explains: ['jwt/iss-trailing-slash'] });
    expect(changes[0]?.path.at(-1)).toBe('issuer');
    expect(changes.filter(({ importance }) => importance === 'explains')).toHaveLength(1);
  });

  it('of which the later one is healthy: what fixed it', () => {
    const { changes, explained } = between(OTHER_ISSUER, []);
    expect(explained).toBe('recovery');
    expect(changes[0]).toMatchObject({ before: 'https://acme.auth0.com', after: 'https://acme.auth0.com/' });
  });

  it('with the same fault: nothing explains what is not new', () => {
    const { changes, explained, outcome } = between(OTHER_ISSUER, OTHER_ISSUER);
    expect([explained, outcome, changes]).toEqual([undefined, 'same', []]);
  });

  it('of which the later one has two faults: each has its own explanation', () => {
    const { changes, after } = between([], [...OTHER_ISSUER, claims({ sub: undefined })]);
    const explained = changes.filter(({ importance }) => importance === 'explains');
    expect(explained.flatMap(({ explains }) => explains).toSorted()).toEqual(
      after.rootCauses.map(({ id }) => id).toSorted(),
    );
  });

  it('of which the later one was refused without a reason: what was judged may be why', () => {
    const { changes, after } = between(
      [withoutApiKey],
      [withoutApiKey, claims({ aud: 'https://billing.acme.example' }), brokerRefuses()],
    );
    expect(after.refusal?.id).toBe('sasl/generic-token-rejected');
    expect(changes[0]).toMatchObject({ importance: 'may-explain', path: ['token', 'claims', 'aud'] });
  });

  it('with nothing that explains the later refusal: only the outcome changed', () => {
    const { changes, explained, outcome } = between([withoutApiKey], [withoutApiKey, brokerRefuses()]);
    expect([explained, outcome]).toEqual([undefined, 'changed']);
    expect(new Set(changes.map(({ importance }) => importance))).toEqual(new Set(['follows']));
  });
});

describe('the output', () => {
  const schema = z.toJSONSchema(comparisonSchema, { unrepresentable: 'any', io: 'input' });
  const validate = new Ajv({ strict: false }).compile({ ...schema, $schema: undefined });

  it('is valid by its schema', () => {
    for (const comparison of [between([], OTHER_ISSUER), between(OTHER_ISSUER, []), between([], [])]) {
      expect([validate(JSON.parse(JSON.stringify(comparison))), validate.errors]).toEqual([true, null]);
    }
  });

  const texts = HOSTILE_TEXTS.filter((text) => text.length < 1000);
  it.each(texts)('keeps %j inert', (text) => {
    const comparison = between(
      [claims({ team: 'a' })],
      [...OTHER_ISSUER, claims({ team: text, [`name ${text}`]: text, sub: undefined })],
    );
    const human = printed(comparison, STYLE);
    expect(human).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e]/);
    expect(complaintsAbout('markdown', markdown(comparison))).toEqual([]);
  });
});
