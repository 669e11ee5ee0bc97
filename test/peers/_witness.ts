import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import type { Diagnosis } from '../../src/diagnosis/diagnose.ts';
import { writeBundle } from '../../src/evidence/bundle.ts';
import { examine } from '../../src/doctor/examine.ts';
import type { World } from '../../src/probes/world.ts';
import type { Target } from '../../src/settings/target.ts';
import { world } from './_client.ts';

export type Peer = 'Apache Kafka' | 'Keycloak' | 'oidc-provider';

/** A fault provoked at a server written by others, and the expected diagnosis. */
export interface Encounter {
  /** The name of its bundle. */
  readonly name: string;
  /** Continues "a client": "whose secret is wrong". */
  readonly story: string;
  readonly target: () => Target | Promise<Target>;
  readonly world?: World;
  readonly verdict: Diagnosis['verdict'];
  /** Ids of the root causes, in order. */
  readonly causes: readonly string[];
  /** Ids of the notices, if any are expected. */
  readonly notices?: readonly string[];
  /** Ids of the checks that failed although the broker let the client in: it does not check what they are about. */
  readonly refuted?: readonly string[];
}

/** One examination, for the tables and the bundles' index. */
export interface Witnessed {
  readonly peer: Peer;
  readonly name: string;
  readonly story: string;
  readonly wanted: readonly string[];
  readonly named: readonly { readonly id: string; readonly confidence: string }[];
  readonly verdict: Diagnosis['verdict'];
  readonly asWanted: boolean;
  /** The number of encounters in its suite, which shows whether all of them ran. */
  readonly suite: string;
  readonly of: number;
}

/** Everything that the doctor does, against independent servers. */
export const encounters = (peer: Peer, all: readonly Encounter[]): void => {
  describe(`the doctor, of a client of ${peer}`, () => {
    it.each(all)('$story', async (encounter) => {
      await meet(encounter, { peer, suite: peer, of: all.length });
    });
  });
};

/** Examines, records what was named, and compares it with what is expected. */
export async function meet(
  encounter: Encounter,
  where: Pick<Witnessed, 'peer' | 'suite' | 'of'>,
): Promise<void> {
  const { name, story, verdict, causes, notices = [], refuted = [] } = encounter;
  const target = await encounter.target();
  const { evidence, diagnosis } = await examine(target, { world: encounter.world ?? world });
  const seen = summaryOf(diagnosis);
  const wanted = { verdict, causes, unexplained: [], notices };
  await writeDown(
    {
      ...where,
      name,
      story,
      wanted: causes,
      verdict: seen.verdict,
      named: diagnosis.rootCauses.map(({ suspect, confidence }) => ({ id: suspect.cause.id, confidence })),
      asWanted: JSON.stringify(seen) === JSON.stringify(wanted),
    },
    writeBundle(evidence, { version: 'recorded' }),
  );
  expect(seen).toEqual(wanted);
  expect(diagnosis.model.refuted).toEqual(refuted);
}

const summaryOf = ({ verdict, rootCauses, unexplained, notices }: Diagnosis) => ({
  verdict,
  causes: rootCauses.map(({ suspect }) => suspect.cause.id),
  unexplained,
  notices: notices.map(({ id }) => id),
});

async function writeDown(witnessed: Witnessed, bundle: string): Promise<void> {
  const { resultsFolder } = inject('peers');
  const file = `${witnessed.peer.toLowerCase().replace(/\W+/g, '-')}-${witnessed.name}`;
  await mkdir(join(resultsFolder, 'bundles'), { recursive: true });
  await Promise.all([
    writeFile(join(resultsFolder, `${file}.json`), JSON.stringify(witnessed)),
    writeFile(join(resultsFolder, 'bundles', `${file}.json`), bundle),
  ]);
}
