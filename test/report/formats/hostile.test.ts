// @module-tag hostile/reports
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { FAIL_ON } from '../../../src/report/outcome.ts';
import { reporters } from '../../../src/report/formats/registry.generated.ts';
import { tried } from '../../hostile/tried.ts';
import { hostile, HOSTILE_TEXTS } from '../_hostile.ts';
import { FLEET, hostileFleet, hostileLint, hostileReports, LINTED, recorded, STYLE } from '../_reports.ts';
import { complaintsAbout, complaintsAboutXml } from '../_valid.ts';

const NAMES = Object.keys(reporters);

/**
 * These contain every text in full, and a report with a million characters in each place would exceed the maximum
 * string length.
 */
const WHOLE = ['human', 'json', 'html'];

/** For files, `short` prints one line per finding. */
const perLint = (format: string): string => (format === 'short' ? 'human' : format);

describe.each(NAMES)('%s', (name) => {
  it('is what its consumers read: for every recorded run, for files, and for what they append', async () => {
    const format = await reporters[name]!();
    for (const [file, report] of recorded) {
      const texts = [format.render(report, STYLE), format.render(report, { ...STYLE, failOn: 'warning' })];
      for (const text of texts) expect([file, complaintsAbout(name, text)]).toEqual([file, []]);
      if (format.appendix !== undefined)
        expect(complaintsAbout('markdown', format.appendix.render(report, STYLE))).toEqual([]);
    }
    expect(complaintsAbout(perLint(name), format.renderLint(LINTED, STYLE))).toEqual([]);
    for (const failOn of FAIL_ON)
      expect(complaintsAbout(name, format.renderFleet(FLEET, { ...STYLE, failOn }))).toEqual([]);
    if (format.appendix !== undefined)
      expect(complaintsAbout('markdown', format.appendix.renderFleet(FLEET, STYLE))).toEqual([]);
  });

  it('executes nothing that others wrote', { tags: ['thorough'] }, async () => {
    const format = await reporters[name]!();
    const longest = WHOLE.includes(name) ? 10_000 : Infinity;
    for (const text of [...HOSTILE_TEXTS, ...fc.sample(hostile, 20)].filter(
      ({ length }) => length <= longest,
    )) {
      tried(1);
      const about = text.slice(0, 200);
      for (const report of hostileReports(text)) {
        expect([about, complaintsAbout(name, format.render(report, STYLE))]).toEqual([about, []]);
        if (format.appendix !== undefined)
          expect([about, complaintsAbout('markdown', format.appendix.render(report, STYLE))]).toEqual([
            about,
            [],
          ]);
      }
      const linted = format.renderLint(hostileLint(text), STYLE);
      expect([about, complaintsAbout(perLint(name), linted)]).toEqual([about, []]);
      const fleet = format.renderFleet(hostileFleet(text), STYLE);
      expect([about, complaintsAbout(name, fleet)]).toEqual([about, []]);
      if (format.appendix !== undefined) {
        const appended = format.appendix.renderFleet(hostileFleet(text), STYLE);
        expect([about, complaintsAbout('markdown', appended)]).toEqual([about, []]);
      }
    }
  });

  it.skipIf(WHOLE.includes(name))('says that a very long text was cut', async () => {
    const format = await reporters[name]!();
    const [report] = hostileReports('x'.repeat(1_000_000));
    const text = format.render(report!, STYLE);
    expect(text).toContain('(cut; 1000000 characters in all)');
    expect(text.length).toBeLessThan(1_000_000);
  });
});

it("junit is valid by Jenkins' schema, for any content", async () => {
  const { render, renderLint, renderFleet } = await reporters['junit']!();
  const texts = [...HOSTILE_TEXTS.filter(({ length }) => length < 10_000), ...fc.sample(hostile, 20)];
  const documents = [
    ...recorded.map(([, report]) => render(report, STYLE)),
    ...texts.flatMap((text) => hostileReports(text).map((report) => render(report, STYLE))),
    renderLint(LINTED, STYLE),
    renderFleet(FLEET, STYLE),
    ...texts.map((text) => renderFleet(hostileFleet(text), STYLE)),
    ...texts.map((text) => renderLint(hostileLint(text), STYLE)),
  ];
  expect(await complaintsAboutXml(documents)).toEqual([]);
});
