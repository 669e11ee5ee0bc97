import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { inject } from 'vitest';
import { examine } from '../src/doctor/examine.ts';
import { readBundle, writeBundle } from '../src/evidence/bundle.ts';
import type { Evidence } from '../src/evidence/evidence.ts';
import type { LabSettings } from '../src/lab/settings.ts';
import { startLab } from '../src/lab/start.ts';

/**
 * The evidence of a scenario of the lab, or of the healthy lab if no id is given. Several tests need all two hundred, and collecting
 * evidence takes most of their time, so each is collected once per worker. Workers do not share it, because the lab's keys are new in
 * each process, under the same ids.
 */
export async function evidenceOf(id?: string): Promise<Evidence> {
  const known = recorded(id);
  if (known !== undefined) return known;
  const lab = await startLab(id === undefined ? [] : [id], {
    arrange: (settings) => {
      withoutDrift(settings);
      unhurried(settings);
    },
  });
  try {
    const { evidence } = await examine(lab.target, { world: lab.world });
    record(id, evidence);
    return evidence;
  } finally {
    await lab.close();
  }
}

/** Keeps the evidence of a lab that was arranged `withoutDrift`. */
export function record(id: string | undefined, evidence: Evidence): void {
  const file = fileOf(id);
  const beside = `${file}.${process.pid}`;
  writeFileSync(beside, writeBundle(evidence, { version: '0.0.0' }));
  renameSync(beside, file);
}

function recorded(id: string | undefined): Evidence | undefined {
  try {
    return readBundle(readFileSync(fileOf(id), 'utf8')).evidence;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

const fileOf = (id = 'healthy'): string =>
  join(inject('scenarios'), `${process.pid}-${id.replace('/', '_')}.json`);

const LONG_AGO = '2026-01-01T00:00:00.000Z';

/** A busy machine may need longer than the half minute that a run has, unless a scenario is about just that. */
export function unhurried({ client }: LabSettings): void {
  client['timeout'] ??= '3m';
}

/** Removes differences in modification times between two labs, unless a scenario changed them. */
export function withoutDrift({ confluent }: LabSettings): void {
  for (const provider of confluent.providers) {
    for (const each of [provider, ...provider.pools]) {
      if (Date.now() - Date.parse(each.updated_at) > 30 * 86_400_000) each.updated_at = LONG_AGO;
    }
  }
}
