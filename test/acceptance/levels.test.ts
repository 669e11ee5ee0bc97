import { describe, expect, it } from 'vitest';
import { drawFaults, randomFrom } from '../../scripts/accuracy/draws.ts';
import { withAnswer } from '../../scripts/accuracy/answers.ts';
import { inScene, scoreAt } from '../../scripts/accuracy/evidence.ts';
import { exclusions } from '../../scripts/accuracy/exclusion.ts';
import { consoleOf, LEVELS, type Level } from '../../scripts/accuracy/levels.ts';
import type { Outcome } from '../../scripts/accuracy/score.ts';
import type { Finding } from '../../src/diagnosis/finding.ts';
import { examine } from '../../src/doctor/examine.ts';
import type { CauseId } from '../../src/evidence/gate.ts';
import { scenarios } from '../../src/lab/scenarios/registry.generated.ts';

const level = (id: string): Level => LEVELS.find((each) => each.id === id)!;
const idsOf = (findings: readonly Finding[]): readonly CauseId[] =>
  findings.map(({ suspect }) => suspect.cause.id);

/**
 * Scenarios that end in questions without an API key; `npm run accuracy -- --evidence no-api-key` lists all of them.
 */
const ASKED: readonly CauseId[] = [
  'jwt/iss-trailing-slash',
  'jwt/iss-okta-org-vs-custom',
  'jwt/iss-v1-v2',
  'jwt/aud-wrong',
  'jwt/client-claim-name',
  'jwt/roles-missing',
  'config/token-url-wrong-tenant-env',
  'discovery/issuer-template',
  'jwks/kid-not-in-confluent-cache',
  'jwks/double-rotation',
  'jwks/too-many-keys',
  'jwks/unreachable-from-confluent',
  'jwks/wrong-keyset-atm',
  'provider/issuer-typo',
  'provider/jwks-uri-wrong',
  'provider/jwks-of-other-issuer',
  'pool/filter-false',
  'pool/filter-quote-smart',
  'pool/filter-type',
  'pool/identity-claim-syntax',
];

describe('without an API key, the true answers to the questions lead to the cause', () => {
  const leadsToIt = async (scenario: CauseId): Promise<void> => {
    await inScene(scenario, async (scene) => {
      const { target: silent, world } = (await level('no-api-key').view(scene))!;
      let target = silent;
      const { console: truth } = await consoleOf(scene);
      const { diagnosis } = await examine(target, { world });
      expect([diagnosis.verdict, idsOf(diagnosis.rootCauses)]).toEqual(['inconclusive', []]);

      let named: readonly CauseId[] = [];
      for (const question of diagnosis.questions.filter(({ decides }) => decides.includes(scenario))) {
        const answered = withAnswer(target, question.input, truth);
        if (answered === undefined) continue;
        target = answered;
        const { rootCauses } = (await examine(target, { world })).diagnosis;
        named = idsOf(rootCauses);
        const believed = rootCauses.filter(({ confidence }) => confidence !== 'possible');
        // No wrong cause is named before the right one.
        expect(idsOf(believed).filter((id) => id !== scenario)).toEqual([]);
        if (named.includes(scenario)) break;
      }
      expect(named).toEqual([scenario]);
    });
  };
  const gateOf = (id: CauseId): string => id.split('/')[0]!;
  const firsts = ASKED.filter((id, at) => ASKED.findIndex((each) => gateOf(each) === gateOf(id)) === at);
  it.each(firsts)('%s', leadsToIt);
  it.each(ASKED.filter((id) => !firsts.includes(id)))('%s', { tags: ['thorough'] }, leadsToIt);
});

describe('sign-ins that differ only in the pool', () => {
  const withoutKey = (scenario: CauseId) =>
    inScene(scenario, async (scene) => {
      const { target, world } = (await level('no-api-key').view(scene))!;
      const { refusal, questions } = (await examine(target, { world })).diagnosis;
      return { because: refusal?.seen.because, asked: questions.map(({ id }) => id) };
    });

  it('show which of two pools is refused, and clear the provider and its keys', async () => {
    const { because, asked } = await withoutKey('pool/union-one-invalid');
    expect(because).toContain('refuses it with identity pool pool-x7Kq2:');
    expect(asked.filter((id) => /provider|cluster/.test(id))).toEqual([]);
    expect(asked[0]).toMatch(/^confluent\/pool-/);
  });

  it('clear nothing when both are refused', async () => {
    const { because, asked } = await withoutKey('jwks/kid-not-in-confluent-cache');
    expect(because).not.toContain('refuses it with');
    expect(asked).toContain('confluent/provider-keys');
  });
});

describe('less evidence never makes a wrong cause', () => {
  it.each([
    ['no-api-key', 'config/bootstrap-other-cluster', 'asked'],
    ['no-api-key', 'broker/cluster-deleted-or-paused', 'asked'],
    ['no-api-key', 'jwks/okta-org-keys', 'right'],
    ['token-console', 'jwt/iss-trailing-slash', 'right'],
    ['token-console', 'pool/filter-case', 'right'],
    ['token-console', 'pool/disabled', 'asked'],
    ['token-only', 'jwt/iss-trailing-slash', 'asked'],
    ['token-only', 'token/wrong-secret', 'n.a.'],
    ['client-file', 'config/mechanism-not-oauthbearer', 'right'],
    ['client-file', 'provider/deactivated', 'n.a.'],
    ['broker-unreachable', 'jwt/iss-trailing-slash', 'right'],
    ['broker-unreachable', 'sasl/mechanism-unsupported', 'n.a.'],
  ] as const satisfies readonly (readonly [string, CauseId, Outcome])[])(
    '%s, %s: %s',

    async (id, scenario, outcome) => {
      const scored = await inScene(scenario, (scene) => scoreAt(level(id), scene));
      expect(scored).toMatchObject({ outcome });
    },
  );
});

describe('random faults', () => {
  const ids = scenarios.map(({ id }) => id as CauseId);

  it('depend only on the seed', () => {
    const draw = (seed: number) => drawFaults(ids, 50, seed, () => false);
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
  });

  it('are spread over all scenarios, single and double', () => {
    const drawn = drawFaults(ids, 2000, 1, () => false);
    const single = drawn.filter((faults) => faults.length === 1).length;
    expect(single / drawn.length).toBeCloseTo(0.5, 1);
    expect(new Set(drawn.flat()).size).toBe(ids.length);
  });

  it('are numbers of the whole range', () => {
    const random = randomFrom(3);
    const numbers = Array.from({ length: 1000 }, random);
    expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
    expect(Math.max(...numbers)).toBeLessThan(1);
    expect(numbers.filter((each) => each < 0.25).length).toBeCloseTo(250, -2);
  });

  it('are not pairs that undo each other', () => {
    const exclude = exclusions();
    expect(exclude('jwt/iss-trailing-slash', 'jwt/iss-port')).toBe(true);
    expect(exclude('jwt/exp-missing', 'jwt/exp-string')).toBe(true);
    expect(exclude('jwt/iss-okta-org-vs-custom', 'network/dns-idp-nxdomain')).toBe(true);
    expect(exclude('jwt/iss-trailing-slash', 'pool/filter-case')).toBe(false);
    expect(exclude('network/dns-broker-nxdomain', 'token/wrong-secret')).toBe(false);
  });
});
