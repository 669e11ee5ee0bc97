import cause from '../../../src/causes/pool/filter-type.ts';
import { describe, expect, it } from 'vitest';
import { brokerRefuses, casebook, claims, given, pool, type Change } from '../../casebook.ts';

casebook(cause, {
  guilty: [
    {
      because: 'aud is a list, the filter compares it with a string',
      given: [
        claims({ aud: ['https://kafka.acme.example', 'https://acme.auth0.com/userinfo'] }),
        brokerRefuses(),
      ],
    },
    {
      because: 'aud is a string, the filter looks into it as into a list',
      given: [pool({ filter: '"https://kafka.acme.example" in claims.aud' }), brokerRefuses()],
    },
    {
      because: 'a number in quotes',
      given: [claims({ level: 5 }), pool({ filter: 'claims.level == "5"' }), brokerRefuses()],
    },
    ...(
      [
        ['in on text', '"kafka" in claims.sub'],
        ['in on a number', '"a" in claims.iat'],
        ['< between a number and text', 'claims.iat < "5"'],
        ['> between text and a number', 'claims.sub > 5'],
        ['startsWith on a number', 'claims.iat.startsWith("1")'],
        ['contains with a number', 'claims.sub.contains(5)'],
        ['a number among texts', 'claims.iat in ["a", "b"]'],
        ['text among numbers', 'claims.sub in [1, 2]'],
        ['matches with a number', 'claims.sub.matches(5)'],
        ['size of a number', 'size(claims.iat) > 1'],
        ['a number in quotes that is another one', 'claims.iat == "1"'],
        ['text without quotes around digits', 'claims.sub == 5'],
        ['a truth value for text', 'claims.sub == true'],
        ['an index into text', 'claims.sub[0] == "x"'],
        ['each of text', 'claims.aud.exists(each, each == "https://kafka.acme.example")'],
        ['a member of text', 'claims.aud.kafka == "x"'],
        ['a member of a number by its name', '"x" in claims["iat"]["roles"]'],
        ['a number of text', 'int(claims.sub) > 3'],
        ['behind &&, the other side holds', 'has(claims.sub) && "x" in claims.sub'],
      ] as const
    ).map(([because, filter]) => ({ because, given: [pool({ filter }), brokerRefuses()] })),
    {
      because: 'endsWith on a list',
      given: [
        claims({ groups: ['kafka-orders'] }),
        pool({ filter: 'claims.groups.endsWith("orders")' }),
        brokerRefuses(),
      ],
    },
  ],
  innocent: [
    { because: 'null asks whether the claim is there', given: [pool({ filter: 'claims.azp != null' })] },
    { because: 'a number without quotes', given: [pool({ filter: 'claims.iat > 5.0' })] },
    { because: 'a healthy run', given: [] },
    {
      because: 'the object is there, and the member is not',
      given: [
        claims({ realm_access: { groups: ['kafka'] } }),
        pool({ filter: '"kafka" in claims.realm_access.roles' }),
        brokerRefuses(),
      ],
    },
    {
      because: 'aud is a list, and the filter takes it so',
      given: [
        claims({ aud: ['https://kafka.acme.example', 'x'] }),
        pool({ filter: '"https://kafka.acme.example" in claims.aud' }),
      ],
    },
  ],
});

it('names the claim with the other type, and not a member that it cannot have', () => {
  const changes = [claims({ realm_access: 'kafka' }), pool({ filter: '"a" in claims.realm_access.roles' })];
  expect(cause.suspect(given(...changes, brokerRefuses()))?.seen.because).toContain(
    'claims.realm_access is text in the token ("kafka")',
  );
});

describe('its fix', () => {
  const fixOf = (...changes: readonly Change[]) => cause.suspect(given(...changes, brokerRefuses()))?.fix;

  it("is the condition for the claim's type, if that holds for the token", () => {
    const fix = fixOf(claims({ level: 5 }), pool({ filter: 'claims.level >= "5"' }));
    expect(fix?.summary).toContain('claims.level >= 5');
    expect(JSON.stringify(fix?.commands)).toContain('claims.level >= 5');
  });

  it('is never a filter that matches every token', () => {
    expect(fixOf(pool({ filter: '"kafka" in claims.sub' }))?.commands).toEqual([]);
    expect(fixOf(pool({ filter: 'claims.sub > 5' }))?.commands).toEqual([]);
  });
});
