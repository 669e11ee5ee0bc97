import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { judgeFilter, rewriteFilter } from '../../src/cel/filter.ts';
import { undocumentedIn } from '../../src/cel/lint.ts';

const CLAIMS = {
  iss: 'https://acme.auth0.com/',
  aud: ['kafka', 'userinfo'],
  azp: 'abc',
  level: 5,
  realm_access: { roles: ['ops'] },
  'https://acme.example/team': 'blue',
};

const blamed = (filter: string): readonly string[] =>
  judgeFilter(filter, CLAIMS)
    .culprits.filter(({ guarded }) => !guarded)
    .map(({ text }) => text);

describe('the verdict on a filter', () => {
  it.each([
    ['"kafka" in claims.aud && claims.azp == "abc"', true],
    ['claims.aud == "kafka"', false],
    ['"kafka" in claims.azp', 'error'],
    ['claims.email == "x"', 'error'],
    ['claims.email == "x" || claims.azp == "abc"', true],
    ['claims.email == "x" && claims.azp == "z"', false],
    ['claims["https://acme.example/team"] == "blue"', true],
    ['claims.level == 5', true],
    ['claims.azp', 'error'],
    ['', 'error'],
    ['claims.constructor == "x"', 'error'],
  ])('%s is %s', (filter, value) => {
    expect(judgeFilter(filter, CLAIMS).value).toBe(value);
  });

  it('blames the conditions that would have to change', () => {
    expect(
      blamed(
        'claims.azp == "z" && (claims.level == 6 || "dev" in claims.realm_access.roles) && "kafka" in claims.aud',
      ),
    ).toEqual(['claims.azp == "z"', 'claims.level == 6', '"dev" in claims.realm_access.roles']);
    expect(blamed('!(claims.azp == "abc") && has(claims.aud)')).toEqual(['claims.azp == "abc"']);
    expect(blamed('has(claims.email) && claims.email == "x"')).toEqual(['has(claims.email)']);
  });

  it('shows claim, value and literal of a condition', () => {
    expect(judgeFilter('claims.azp in ["x", "y"]', CLAIMS).culprits[0]).toMatchObject({
      op: 'in',
      claim: ['azp'],
      seen: 'abc',
      expected: ['x', 'y'],
      value: false,
      wanted: true,
      claimIsList: false,
    });
    expect(judgeFilter('"ops2" in claims.realm_access.roles', CLAIMS).culprits[0]).toMatchObject({
      claim: ['realm_access', 'roles'],
      seen: ['ops'],
      expected: 'ops2',
      claimIsList: true,
    });
  });

  it('says where a filter cannot be parsed', () => {
    expect(judgeFilter('claims.azp = "abc"', CLAIMS).error).toMatchObject({
      code: 'syntax',
      range: { start: 11 },
    });
    expect(judgeFilter('claim.azp == "abc"', CLAIMS).error).toMatchObject({ code: 'unknown-variable' });
    expect(judgeFilter('x'.repeat(5_000), CLAIMS).error?.code).toBe('too-long');
  });

  describe("regular expressions are RE2's", () => {
    it.each([
      ['^a+$', 'aaa', true],
      ['b', 'abc', true],
      ['^b', 'abc', false],
      ['(?i)KAFKA', 'kafka', true],
      ['\\\\pN{2}', '٣٤', true],
      ['^(a+)+$', `${'a'.repeat(5_000)}!`, false],
      ['(a|aa)+$', `${'a'.repeat(5_000)}!`, false],
      ['[a-z]*[a-z]*[a-z]*!', 'a'.repeat(5_000), false],
      ['(.*)(.*)(.*)(.*)(.*)[^a]', 'a'.repeat(5_000), false],
    ])('%s', (pattern, azp, expected) => {
      expect(judgeFilter(`claims.azp.matches("${pattern}")`, { azp }).value).toBe(expected);
    });
    it.each(['(?=a)a', '(a)\\\\1', '['])('%s is not one', (pattern) => {
      const { value, error } = judgeFilter(`claims.azp.matches("${pattern}")`, { azp: 'a' });
      expect({ value, code: error?.code }).toEqual({ value: 'error', code: 'other' });
      expect(error?.message).toMatch(/regexp/);
    });
    it('apply to each member of a list too', () => {
      const filter = 'claims.groups.exists(g, g.matches("^team-[0-9]+$"))';
      expect(judgeFilter(filter, { groups: ['x', 'team-7'] }).value).toBe(true);
      expect(judgeFilter(filter, { groups: ['x', 'team-'] }).value).toBe(false);
    });
    it("on anything but text are a type error, in the filter's words", () => {
      const { error } = judgeFilter('claims.n.matches("a")', { n: 1 });
      expect(error).toMatchObject({ code: 'type' });
      expect(error?.message).not.toContain('Re2');
    });
  });

  it('does not evaluate what would take long', () => {
    const claims = { azp: 'a'.repeat(100_000), l: [1], s: 'a' };
    for (const filter of [
      'claims.azp.matches("[a-z]{0,1000}!")',
      'claims.s.matches(claims.azp)',
      'claims.l.exists(a, claims.l.exists(b, a == b))',
    ])
      expect(judgeFilter(filter, claims).value, filter).toBe('unknown');
  });

  it('never throws, and judges its rewritten filter to be true', () => {
    fc.assert(
      fc.property(
        fc.string({ maxLength: 60 }),
        fc.dictionary(fc.string({ maxLength: 5 }), fc.string()),
        (filter, claims) => {
          judgeFilter(filter, claims);
        },
      ),
    );
    fc.assert(
      fc.property(fc.string(), fc.string(), fc.boolean(), (seen, expected, and) => {
        const filter = `claims.a == ${JSON.stringify(expected)} ${and ? '&&' : '||'} claims.b == "b"`;
        const verdict = judgeFilter(filter, { a: seen, b: 'b' });
        expect(
          judgeFilter(
            rewriteFilter(verdict, () => ({ expected: seen })),
            { a: seen, b: 'b' },
          ).value,
        ).toBe(true);
      }),
    );
  });
});

describe('operators beyond those that Confluent documents', () => {
  it.each([
    ['claims.a == "x" && !(claims.b in ["y"]) || has(claims.c)', []],
    ['claims.a.matches("x") && size(claims.b) > 1', ['matches()', '>', 'size()']],
    ['claims.a == "x" ? true : false', ['?:']],
  ])('%s', (filter, beyond) => {
    const { root } = judgeFilter(filter, { a: 'x', b: ['y'] });
    expect(undocumentedIn(root!)).toEqual(beyond);
  });
});
