import { describe, expect, it } from 'vitest';
import { listScenarios, scenarioOf, UnknownScenarioError } from '../../src/lab/catalogue.ts';
import { startLab } from '../../src/lab/start.ts';

const scenarios = listScenarios();

describe('the catalogue', () => {
  it('lists scenarios by id, each once, with a story of one sentence', () => {
    const ids = scenarios.map(({ id }) => id);
    expect(ids).toEqual([...new Set(ids)].toSorted((left, right) => left.localeCompare(right)));
    for (const { id, story } of scenarios) {
      expect(id).toMatch(/^[a-z]+\/[a-z0-9-]+$/);
      expect(story, id).toMatch(/^[A-Z].*\.$/);
    }
  });

  it('finds what it lists, and suggests similar ids', () => {
    for (const { id } of scenarios) {
      expect(scenarioOf(id).id).toBe(id);
      expect(() => scenarioOf(`${id}x`)).toThrow(new RegExp(`no scenario "${id}x".* Did you mean .*${id}`));
      expect(() => scenarioOf(id.slice(id.indexOf('/') + 1))).toThrow(id);
    }
    expect(() => scenarioOf('utterly/different-from-anything-at-all')).toThrow(UnknownScenarioError);
  });

  it('starts no lab for an unknown id', async () => {
    await expect(startLab(['no/such-thing'])).rejects.toThrow('The lab has no scenario "no/such-thing".');
  });
});
