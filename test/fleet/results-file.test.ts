import { mkdtemp, readFile, rm, stat, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import fc from 'fast-check';
import type { MemberResult } from '../../src/fleet/result.ts';
import { openResults, resultsIn } from '../../src/fleet/results-file.ts';

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'fleet-'));
});
afterAll(() => rm(folder, { recursive: true }));

const result = (name: string): MemberResult => ({
  ...{
    schemaVersion: 1,
    name,
    outcome: 'healthy',
    because: 'Healthy.',
    startedAt: '2026-11-29T10:00:00.000Z',
  },
  ...{ durationMs: 12, rootCauses: [], notices: [] },
});

async function namesIn(path: string): Promise<readonly string[]> {
  const names: string[] = [];
  for await (const { name } of resultsIn(path)) names.push(name);
  return names;
}

describe('a file of results', () => {
  it('holds each result as soon as it came, for its owner alone', async () => {
    const path = join(folder, 'each.jsonl');
    const file = await openResults(path);
    await Promise.all(['a', 'b\n', 'c\u202e'].map((name) => file.add(result(name))));
    expect(await namesIn(path)).toEqual(['a', 'b\n', 'c\u202e']);
    expect(await readFile(path, 'utf8')).not.toContain('\u202e');
    await file.close();
    expect((await stat(path)).mode & 0o777).toBe(0o600);
  });

  it('goes on behind the last whole line, wherever a run was killed', async () => {
    const path = join(folder, 'torn.jsonl');
    const first = await openResults(path);
    for (const name of ['a', 'b', 'c']) await first.add(result(name));
    await first.close();
    const whole = await readFile(path);
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: whole.length }), async (length) => {
        await writeFile(path, whole);
        await truncate(path, length);
        const finished = whole.subarray(0, length).toString().split('\n').length - 1;
        const again = await openResults(path);
        const left = await namesIn(path);
        expect(left).toEqual(['a', 'b', 'c'].slice(0, finished));
        await again.add(result('d'));
        await again.close();
        expect(await namesIn(path)).toEqual([...left, 'd']);
      }),
      { numRuns: 60 },
    );
  });

  it('is refused where it holds something else, and not written to', async () => {
    const path = join(folder, 'other.txt');
    for (const text of ['what somebody wrote\nand more\n', 'one line', '{"schemaVersion":1}\n{"a":1}\n']) {
      await writeFile(path, text);
      await expect(openResults(path)).rejects.toThrow('is not a result');
      expect(await readFile(path, 'utf8')).toBe(text);
    }
    await expect(namesIn(join(folder, 'none.jsonl'))).rejects.toThrow('file not found');
  });
});
