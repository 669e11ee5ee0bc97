import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { causes } from '../../src/causes/registry.generated.ts';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import type { Evidence } from '../../src/evidence/evidence.ts';
import { questions } from '../../src/questions/registry.generated.ts';
import { refuses } from '../causes/token/_answers.ts';
import { brokerRefuses, given, pool, provider, stsAnswers, withoutApiKey } from '../given.ts';

const UNSEEN = { status: 'missing', because: '--offline' } as const;
const asked = (evidence: Evidence): readonly string[] => diagnose(evidence).questions.map(({ id }) => id);

describe('every question', () => {
  it('has an id that is its path', () => {
    const files = readdirSync('src/questions', { recursive: true, encoding: 'utf8' }).filter(
      (file) => /^[a-z]+\/[a-z]/.test(file) && file.endsWith('.ts'),
    );
    expect(questions.map(({ id }) => `${id}.ts`).sort()).toEqual(files.sort());
  });

  it('decides, together with the others, every cause that is at Confluent', () => {
    const decided = new Set<string>(
      questions.flatMap(({ decides }) => decides.map((each) => (typeof each === 'string' ? each : each[0]))),
    );
    const open = causes
      .filter(({ gate }) => gate === 'provider' || gate === 'pool')
      .filter(({ id, gate }) => !decided.has(id) && !decided.has(`${gate}/*`));
    expect(open.map(({ id }) => id)).toEqual([]);
  });
});

describe('what is asked', () => {
  it('is first a page that is already open, then the API key, then an administrator', () => {
    const order = asked(given(withoutApiKey, brokerRefuses()));
    expect(order[0]).toBe('confluent/provider-issuer');
    expect(order.indexOf('confluent/pool-filter')).toBeLessThan(order.indexOf('confluent/api-key'));
    expect(order.indexOf('confluent/api-key')).toBeLessThan(order.indexOf('confluent/audit-log'));
  });

  it('claims nothing about a token that was not seen', () => {
    const { questions: open } = diagnose(
      given(withoutApiKey, (e) => ({
        ...e,
        token: { answer: UNSEEN, jwt: UNSEEN, signature: UNSEEN },
        broker: { ...e.broker, authenticate: UNSEEN, metadata: UNSEEN, groups: UNSEEN },
      })),
    );
    const claim = open.find(({ id }) => id === 'confluent/pool-identity-claim');
    expect(claim?.expect).toEqual([]);
  });

  it('is not asked again once it was answered', () => {
    const told = given(
      withoutApiKey,
      (e) => ({
        ...e,
        confluent: {
          ...e.confluent,
          providers: {
            status: 'observed',
            source: 'the command line',
            at: e.startedAt,
            value: [
              {
                id: 'op-acme1',
                issuer: 'https://acme.auth0.com/',
                source: '--provider-issuer',
                pools: { status: 'missing', because: 'nothing was given about pools' },
              },
            ],
          },
        },
      }),
      brokerRefuses(),
    );
    expect(asked(told)).not.toContain('confluent/provider-issuer');
    expect(asked(told)).toContain('confluent/provider-keys');
  });

  it('is nothing when the broker admitted the client', () => {
    expect(asked(given(withoutApiKey))).toEqual([]);
  });

  it("leaves out what Confluent's STS has accepted", () => {
    const passed = asked(given(withoutApiKey, brokerRefuses(), stsAnswers({ status: 200, accepted: true })));
    expect(passed).not.toContain('confluent/provider-issuer');
    expect(passed).not.toContain('confluent/pool-filter');
    expect(passed).toContain('confluent/cluster');
  });

  it('is not what a refused token request has answered already', () => {
    const refused = asked(given(refuses(401, 'access_denied', 'Unauthorized')));
    expect(refused).not.toContain('client/token');
    expect(refused).not.toContain('client/broker');
    const offline = asked(
      given((e) => ({
        ...e,
        token: { ...e.token, answer: { status: 'missing', because: '--offline' }, jwt: UNSEEN },
        broker: { ...e.broker, authenticate: UNSEEN },
      })),
    );
    expect(offline).toEqual(expect.arrayContaining(['client/token', 'client/broker']));
  });

  it("contains this token's values", () => {
    const [issuer] = diagnose(given(withoutApiKey, brokerRefuses())).questions;
    expect(issuer?.expect).toEqual([
      { label: 'Issuer URI', value: 'https://acme.auth0.com/', note: 'with the slash at the end' },
    ]);
  });
});

describe('the titles of what a question decides', () => {
  const { questions: open } = diagnose(given(withoutApiKey, brokerRefuses()));
  it('are those of causes that the question names one by one, most common first', () => {
    const issuer = open.find(({ id }) => id === 'confluent/provider-issuer');
    expect(issuer?.decidesTitles[0]).toMatch(/trailing slash/);
  });
  it('are missing where it decides whole gates, of which no cause is the most common', () => {
    const log = open.find(({ id }) => id === 'confluent/audit-log');
    expect(log?.decides.length).toBeGreaterThan(50);
    expect(log?.decidesTitles.every((title) => /IP filter|network rule/i.test(title))).toBe(true);
  });
});

describe('an answer', () => {
  it.each([
    ['jwt/iss-trailing-slash', provider({ issuer: 'https://acme.auth0.com' })],
    ['pool/filter-no-such-key', pool({ filter: 'claims.team == "orders"' })],
  ] as const)('that differs names %s, as the question said', (id, answer) => {
    const before = diagnose(given(withoutApiKey, brokerRefuses()));
    expect(before.questions.flatMap(({ decides }) => decides)).toContain(id);
    const after = diagnose(given(answer, brokerRefuses()));
    expect(after.rootCauses.map(({ suspect }) => suspect.cause.id)).toEqual([id]);
  });
});
