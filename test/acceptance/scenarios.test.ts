import { afterAll, describe, expect, it } from 'vitest';
import { diagnose } from '../../src/diagnosis/diagnose.ts';
import { readBundle, writeBundle } from '../../src/evidence/bundle.ts';
import { examine } from '../../src/doctor/examine.ts';
import { scenarios } from '../../src/lab/scenarios/registry.generated.ts';
import { startLab } from '../../src/lab/start.ts';
import { buildReport } from '../../src/report/build.ts';
import { reporters } from '../../src/report/formats/registry.generated.ts';
import type { Report } from '../../src/report/report.ts';
import { record, unhurried, withoutDrift } from '../_scenarios.ts';
import { complaintsAbout, complaintsAboutXml } from '../report/_valid.ts';

const ABOUT = { version: '0.0.0', durationMs: 0 };

interface Run {
  readonly report: Report;
  /** The report of `replay` for the bundle. */
  readonly replayed: Report;
  /** All output: the bundle, and the report in every format. */
  readonly outputs: readonly string[];
  /** Violations of each format that its consumers would report. */
  readonly complaints: readonly (readonly [format: string, ...string[]])[];
  /** Must not appear in any of them. */
  readonly secrets: readonly string[];
}

/** Collected from every run, to validate all at once. */
const junit: string[] = [];
afterAll(async () => {
  expect(junit.length).toBeGreaterThan(scenarios.length);
  expect(await complaintsAboutXml(junit)).toEqual([]);
});

async function run(ids: readonly string[]): Promise<Run> {
  const tokens: string[] = [];
  const lab = await startLab(ids, {
    arrange: (settings) => {
      withoutDrift(settings);
      unhurried(settings);
      const { idp } = settings;
      const { wrapToken } = idp;
      idp.wrapToken = (token) => {
        tokens.push(token);
        return wrapToken(token);
      };
    },
  });
  try {
    const { evidence, diagnosis } = await examine(lab.target, { world: lab.world });
    record(ids[0], evidence);
    const report = buildReport(evidence, diagnosis, ABOUT);
    const bundle = writeBundle(evidence, ABOUT);
    const again = readBundle(bundle).evidence;
    const style = { colour: 0, width: 80, unicode: true, verbose: true } as const;
    const rendered = await Promise.all(
      Object.entries(reporters).map(
        async ([name, load]) => [name, (await load()).render(report, style)] as const,
      ),
    );
    junit.push(...rendered.flatMap(([name, text]) => (name === 'junit' ? [text] : [])));
    return {
      report,
      replayed: buildReport(again, diagnose(again), ABOUT),
      outputs: [bundle, ...rendered.map(([, text]) => text)],
      complaints: rendered
        .map(([name, text]) => [name, ...complaintsAbout(name, text)] as const)
        .filter(([, ...complaints]) => complaints.length > 0),
      secrets: [
        ...[lab.target.clientSecret, lab.target.confluentApiSecret].flatMap(
          (secret) => secret?.reveal() ?? [],
        ),
        ...tokens.map(usablePart),
      ].flatMap(encodings),
    };
  } finally {
    await lab.close();
  }
}

/** For a JWS, the signature, without which it is not usable; for other tokens, all of it. */
const usablePart = (token: string): string => {
  const parts = token.trim().split('.');
  return parts.length === 3 && parts[2] !== '' ? (parts[2] ?? token) : token;
};

const encodings = (secret: string): readonly string[] => {
  const forms = [secret, secret.trim(), secret.trim().replace(/^["']|["']$/g, '')];
  return [
    ...new Set(
      forms.flatMap((form) => [
        form,
        encodeURIComponent(form),
        new URLSearchParams({ form }).toString().slice('form='.length),
        Buffer.from(form).toString('base64').replace(/=+$/, ''),
        Buffer.from(form).toString('base64url'),
        Buffer.from(form).toString('hex'),
      ]),
    ),
  ].filter((form) => form.length >= 8);
};

describe('the healthy lab', () => {
  it('is healthy: no root cause, no notice, and the model agrees with the broker', async () => {
    const { report, complaints } = await run([]);
    expect(complaints).toEqual([]);
    expect(report.verdict).toBe('healthy');
    expect([report.rootCauses, report.notices, report.unexplained]).toEqual([[], [], []]);
    expect(report.model).toMatchObject({ predicted: 'accept', observed: 'accept', agree: true });
  });
});

/** Refusals without a reason: the report says so, and names no root cause. */
const OPEN_ENDS: readonly string[] = ['sasl/generic-token-rejected', 'pool/refused-by-sts'];

describe('every scenario of the lab', () => {
  it.each(scenarios.map(({ id }) => id))('%s', async (id) => {
    const { report, replayed, outputs, complaints, secrets } = await run([id]);

    if (OPEN_ENDS.includes(id)) {
      expect([report.verdict, report.rootCauses, report.refusal?.id]).toEqual(['inconclusive', [], id]);
    } else {
      expect(report.rootCauses.map((cause) => cause.id)).toEqual([id]);
      expect(report.verdict).toBe('unhealthy');
    }
    expect(report.unexplained).toEqual([]);
    expect(complaints).toEqual([]);

    expect(replayed.verdict).toBe(report.verdict);
    expect(replayed.rootCauses).toEqual(report.rootCauses);
    expect(replayed.checks).toEqual(report.checks);

    expect(secrets.length).toBeGreaterThan(0);
    for (const output of outputs) expect(secrets.filter((secret) => output.includes(secret))).toEqual([]);

    expect(JSON.stringify(report.rootCauses)).not.toMatch(/undefined|\[object|NaN/);
  });
});
