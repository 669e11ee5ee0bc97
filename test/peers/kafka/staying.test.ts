import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { describe, expect, inject, it } from 'vitest';
import { History } from '../../../src/watch/history/history.ts';
import { watch } from '../../../src/watch/watch.ts';
import type { TargetRound } from '../../../src/watch/watched.ts';
import { soundClient, world } from '../_client.ts';
import { temporaryFolder } from '../_process.ts';
import { RESOURCES } from '../oidc-provider/_names.ts';

/**
 * Watches a client of the listener whose sessions are short, until a round is as expected. The broker decides when that is: no
 * time is expected.
 */
async function watched(
  resource: string,
  isEnough: (rounds: readonly TargetRound[]) => boolean,
): Promise<readonly TargetRound[]> {
  const rounds: TargetRound[] = [];
  const stop = new AbortController();
  const target = {
    ...soundClient(),
    bootstrapServers: [inject('peers').listeners.hasty],
    params: { resource },
    timeoutMs: 20_000,
    ...{ topics: [], groups: [] },
  };
  const folder = await temporaryFolder('watch');
  const history = await History.open(join(folder, 'history.db'), '0.0.0');
  const member = { name: 'orders', load: () => Promise.resolve(target) };
  await watch(() => Promise.resolve([member]), {
    ...{ world, signal: stop.signal, version: '0.0.0', history },
    ...{ intervalMs: 4_000, tokenMs: 5_000 },
    onRound: (round) => {
      rounds.push(round);
      if (isEnough(rounds)) stop.abort();
    },
  }).finally(() => rm(folder, { recursive: true, force: true }));
  return rounds;
}

const accepted = ({ reauthentication }: TargetRound): boolean =>
  reauthentication?.answer.status === 'observed' && reauthentication.answer.value.accepted;
/** On a busy machine a session may have run out before. */
const has =
  (id: string) =>
  (rounds: readonly TargetRound[]): boolean =>
    found(rounds).includes(id);
const found = (rounds: readonly TargetRound[]): readonly string[] =>
  rounds.flatMap(({ findings }) => findings.map(({ id }) => id));

describe(
  'a client that stays connected to Apache Kafka, with sessions of ten seconds',
  { timeout: 240_000 },
  () => {
    it.concurrent.each([
      ['a token that lives for an hour', RESOURCES.kafka],
      ['tokens that it renews', RESOURCES.brief],
    ])('re-authenticates with %s, and nothing is reported', async (_, resource) => {
      const rounds = await watched(resource, (seen) => seen.filter(accepted).length >= 3);
      expect(found(rounds)).toEqual([]);
      expect(rounds.flatMap(({ events }) => events.map(({ kind }) => kind))).toEqual(['first']);
    });

    it.concurrent('names a principal that changes, which no new connection shows', async () => {
      const rounds = await watched(RESOURCES.pods, has('watch/principal-changes'));
      const finding = rounds.at(-1)!.findings.find(({ id }) => id === 'watch/principal-changes');
      expect(finding!.because).toMatch(
        /"Cannot change principals during re-authentication from User\.pod-\d+: User\.pod-\d+", and let the same token in on a new connection\. Claim sub was "pod-\d+", and is "pod-\d+"/,
      );
      expect(rounds.at(-1)!.state.outcome).not.toBe('unhealthy');
    });

    it.concurrent.each([
      ['an audience that the broker does not expect', RESOURCES.laterBilling],
      ['a token that has expired', RESOURCES.laterYesterday],
      ['a key that the broker does not have', RESOURCES.laterSymmetric],
    ])('names %s', async (_, resource) => {
      const rounds = await watched(resource, has('watch/reauthentication-refused'));
      const finding = rounds.at(-1)!.findings.find(({ id }) => id === 'watch/reauthentication-refused');
      expect(finding!.because).toContain('{"status":"invalid_token"}');
      expect(rounds.at(-1)!.state.outcome).toBe('unhealthy');
    });
  },
);
