// @module-tag thorough
import { beforeAll, describe, expect, it } from 'vitest';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import { scenarios } from '../../src/lab/scenarios/registry.generated.ts';
import { buildReport } from '../../src/report/build.ts';
import { reporters } from '../../src/report/formats/registry.generated.ts';
import type { Report } from '../../src/report/report.ts';
import { reportSchema } from '../../src/report/schema.ts';
import { visible } from '../../src/report/words/escape.ts';
import { evidenceOf } from '../_scenarios.ts';
import { STYLE } from './_reports.ts';
import { complaintsAbout, complaintsAboutXml } from './_valid.ts';

/** The report of every scenario of the lab. */
const reports = new Map<string, Report>();

beforeAll(async () => {
  for (const { id } of scenarios) {
    const evidence = await evidenceOf(id);
    reports.set(id, buildReport(evidence, diagnose(evidence), { version: '0.0.0', durationMs: 812 }));
  }
}, 600_000);

/** What `look` says about each scenario, without those about which it says nothing. */
async function said(
  look: (report: Report) => Promise<readonly string[]>,
): Promise<Record<string, readonly string[]>> {
  const found: Record<string, readonly string[]> = {};
  for (const [id, report] of reports) {
    const complaints = await look(report);
    if (complaints.length > 0) found[id] = complaints;
  }
  return found;
}

describe('the report of every scenario', () => {
  const others = Object.keys(reporters).filter((format) => !/^(?:junit|json|human)$/.test(format));
  it.each(others)('as %s is valid', async (format) => {
    const { render } = await reporters[format]!();
    expect(await said(async (report) => complaintsAbout(format, render(report, STYLE)))).toEqual({});
  });

  it('as json is valid', async () => {
    const { render } = await reporters['json']!();
    expect(
      await said(async (report) =>
        (reportSchema.safeParse(JSON.parse(render(report, STYLE))).error?.issues ?? []).map(
          ({ message }) => message,
        ),
      ),
    ).toEqual({});
  });

  it('as junit is valid', async () => {
    const { render } = await reporters['junit']!();
    expect(await complaintsAboutXml([...reports.values()].map((report) => render(report, STYLE)))).toEqual(
      [],
    );
  });

  it.each([60, 80, 120])(
    'fits in %i columns, except for commands and for words on their own, such as a URL',
    async (width) => {
      const { render } = await reporters['human']!();
      const tooWide = async (report: Report): Promise<readonly string[]> => {
        const copied = copiedFrom(report);
        return render(report, { ...STYLE, width, verbose: true })
          .split('\n')
          .filter((line) => line.length > width && line.trim().includes(' ') && !copied.has(line.trim()));
      };
      expect(await said(tooWide)).toEqual({});
    },
  );
});

/** The lines that a person copies, which no terminal may break. */
const copiedFrom = ({ rootCauses }: Report): ReadonlySet<string> =>
  new Set(
    rootCauses
      .flatMap(({ fix }) => fix.commands)
      .flatMap(({ text }) => text.split('\n'))
      .map((line) => visible(line).trim()),
  );
