import { expect } from 'vitest';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import { examine, type Examination } from '../../src/doctor/examine.ts';
import { readBundle, writeBundle } from '../../src/evidence/bundle.ts';
import type { World } from '../../src/probes/world.ts';
import { buildReport } from '../../src/report/build.ts';
import human from '../../src/report/formats/human.ts';
import json from '../../src/report/formats/json.ts';
import { reportSchema } from '../../src/report/schema.ts';
import type { Target } from '../../src/settings/target.ts';
import { STYLE } from '../report/_reports.ts';

/** Far more than any evidence of a lab needs: what a server sends must not make a report of megabytes. */
const LARGEST_REPORT = 2_000_000;

/** The doctor's run from the first connection to the report, and what must be true of every one. */
export async function examined(target: Target, world: World): Promise<Examination> {
  const seen = await examine(target, { world });
  const { evidence, diagnosis, durationMs } = seen;
  const report = buildReport(evidence, diagnosis, { version: '0.0.0', durationMs });
  expect(reportSchema.safeParse(JSON.parse(json.render(report, STYLE))).error?.issues).toBeUndefined();
  const text = human.render(report, { ...STYLE, verbose: true });
  expect(text.length).toBeLessThan(LARGEST_REPORT);
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/);
  expect(text).not.toMatch(/undefined|NaN|\[object /);
  const again = readBundle(writeBundle(evidence, { version: '0.0.0' })).evidence;
  expect(diagnose(again).verdict).toBe(diagnosis.verdict);
  return seen;
}
