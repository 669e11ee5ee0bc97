import { describe, expect, it } from 'vitest';
import { examine, type Examination } from '../../src/doctor/examine.ts';
import { readBundle, writeBundle } from '../../src/evidence/bundle.ts';
import { startLab, type LabOptions } from '../../src/lab/start.ts';
import { buildReport } from '../../src/report/build.ts';
import { parseReport } from '../../src/report/schema.ts';

async function examined(
  scenario: string,
  arrange?: LabOptions['arrange'],
  asked = true,
): Promise<Examination> {
  const lab = await startLab([scenario], arrange === undefined ? {} : { arrange });
  try {
    return await examine(lab.target, { world: lab.world, refreshJwks: asked });
  } finally {
    await lab.close();
  }
}

const named = ({ rootCauses }: Examination['diagnosis']) => rootCauses.map(({ suspect }) => suspect.cause.id);

describe('a refresh of the keys that Confluent has', () => {
  it('lets the client in after a rotation, and says what was before and after', async () => {
    const { diagnosis, earlier, evidence, durationMs } = await examined('jwks/kid-not-in-confluent-cache');
    expect(named(earlier!)).toEqual(['jwks/kid-not-in-confluent-cache']);
    expect(diagnosis.verdict).toBe('healthy');
    const report = parseReport(
      buildReport(evidence, diagnosis, { version: '0.0.0', durationMs, earlier: earlier! }),
    );
    expect(report.refresh).toMatchObject({
      status: 'REFRESHED',
      providerId: 'op-acme1',
      before: expect.not.arrayContaining(['Zt5c1Qmw0yLr8NnXgVb3d']),
      after: expect.arrayContaining(['Zt5c1Qmw0yLr8NnXgVb3d']),
      earlier: { verdict: 'unhealthy', rootCauses: ['jwks/kid-not-in-confluent-cache'] },
    });
  });

  it('is in the bundle', async () => {
    const { evidence } = await examined('jwks/kid-not-in-confluent-cache');
    const bundle = writeBundle(evidence, { version: '0.0.0', pseudonymized: false });
    expect(readBundle(bundle).evidence.confluent.refresh).toEqual(evidence.confluent.refresh);
  });

  it('is never made unless requested', async () => {
    const { diagnosis, earlier, evidence } = await examined(
      'jwks/kid-not-in-confluent-cache',
      undefined,
      false,
    );
    expect([earlier, evidence.confluent.refresh]).toEqual([undefined, undefined]);
    expect(named(diagnosis)).toEqual(['jwks/kid-not-in-confluent-cache']);
  });

  it('changes nothing about another fault', async () => {
    const { diagnosis, earlier } = await examined('jwt/iss-trailing-slash');
    expect(named(diagnosis)).toEqual(named(earlier!));
  });

  it.each([
    [403, 'this Cloud API key may not do that'],
    [401, 'it does not accept the Cloud API key'],
  ] as const)('that is refused with HTTP %i says so, and the diagnosis is kept', async (status, why) => {
    const { diagnosis, evidence } = await examined('jwks/kid-not-in-confluent-cache', ({ confluent }) => {
      confluent.refresh = status;
    });
    expect(evidence.confluent.refresh).toMatchObject({
      status: 'failed',
      failure: { code: `HTTP_${status}` },
    });
    expect(JSON.stringify(evidence.confluent.refresh)).toContain(why);
    expect(named(diagnosis)).toEqual(['jwks/kid-not-in-confluent-cache']);
  });

  it('that Confluent could not make names its status', async () => {
    const { evidence } = await examined('jwks/kid-not-in-confluent-cache', ({ confluent, network }) => {
      confluent.providers[0]!.jwks_uri = 'https://keys.acme.example/jwks.json';
      network.unknownHosts.push('keys.acme.example');
    });
    expect(evidence.confluent.refresh).toMatchObject({ value: { status: 'ERROR_FETCHING_JWKS' } });
  });

  it('that never completes is waited for within the time of the run', async () => {
    const lab = await startLab(['jwks/kid-not-in-confluent-cache'], {
      arrange: ({ confluent }) => {
        confluent.refresh = 'never-ends';
      },
    });
    try {
      const target = { ...lab.target, timeoutMs: 3_000 };
      const { diagnosis, evidence } = await examine(target, { world: lab.world, refreshJwks: true });
      expect(evidence.confluent.refresh).toMatchObject({ value: { status: 'REFRESHED' } });
      expect(named(diagnosis)).toEqual(['jwks/kid-not-in-confluent-cache']);
    } finally {
      await lab.close();
    }
  });
});
