import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { examine } from '../../src/doctor/examine.ts';
import { startLab } from '../../src/lab/start.ts';
import { buildReport } from '../../src/report/build.ts';
import { LOOK_ALIKES } from './look-alikes/_casebook.ts';
import type { LookAlike } from './look-alikes/_define.ts';

/** The doctor's diagnosis of a lab that shows all of these at once. */
async function said(shown: readonly LookAlike[]) {
  const lab = await startLab([], {
    arrange: (settings) => {
      for (const { arrange } of shown) arrange(settings);
    },
  });
  try {
    const { evidence, diagnosis, durationMs } = await examine(lab.target, { world: lab.world });
    const report = buildReport(evidence, diagnosis, { version: '0.0.0', durationMs });
    return {
      verdict: report.verdict,
      rootCauses: report.rootCauses.map(({ id, because }) => `${id}: ${because}`),
      unexplained: report.unexplained,
      refuted: report.model.refuted,
      notices: report.notices.map(({ id }) => id).sort(),
    };
  } finally {
    await lab.close();
  }
}

const healthy = (shown: readonly LookAlike[]) => ({
  verdict: 'healthy',
  rootCauses: [],
  unexplained: [],
  refuted: [],
  notices: [...new Set(shown.flatMap(({ notices = [] }) => notices))].sort(),
});

describe('what looks like a fault but is not', () => {
  it.each(LOOK_ALIKES.map((each) => [each.name, each] as const))('%s', async (_, shown) => {
    expect(await said([shown])).toEqual(healthy([shown]));
  });
});

/** Those that one run can show together, in the order of the casebook. */
function together(choice: readonly LookAlike[]): readonly LookAlike[] {
  const decided = new Set<string>();
  const chosen = choice.filter(({ about = [] }) => {
    if (about.some((topic) => decided.has(topic))) return false;
    for (const topic of about) decided.add(topic);
    return true;
  });
  return LOOK_ALIKES.filter((each) => chosen.includes(each));
}

describe('several of them at once', () => {
  it('any three to six', { tags: ['thorough'] }, async () => {
    const choices = fc
      .uniqueArray(fc.constantFrom(...LOOK_ALIKES), { minLength: 8, maxLength: 8 })
      .chain((some) => fc.integer({ min: 3, max: 6 }).map((count) => together(some).slice(0, count)));
    await fc.assert(
      fc.asyncProperty(choices, async (shown) => {
        expect(await said(shown), shown.map(({ name }) => name).join(' + ')).toEqual(healthy(shown));
      }),
      { seed: 20_260_301, numRuns: 40, endOnFailure: true },
    );
  });
});
