import { mkdtemp, readFile, rm, stat, symlink, truncate, writeFile } from 'node:fs/promises';
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

describe('a file of results from elsewhere', () => {
  const line = JSON.stringify(result('a'));
  it.each([
    [
      'a line without an end',
      line.slice(0, -1).replace('Healthy.', 'x'.repeat(9_000_000)),
      'too long to be a result',
    ],
    [
      'a moment that is none',
      line.replace('2026-11-29T10:00:00.000Z', 'yesterday'),
      'line 1 is not a result',
    ],
    ['a moment after the end of time', line.replace('2026-11-29', '+999999-11-29'), 'line 1 is not a result'],
    ['an endless duration', line.replace('"durationMs":12', '"durationMs":1e999'), 'line 1 is not a result'],
    [
      'prototypes',
      line.replace('"name"', '"__proto__":{"outcome":"healthy"},"name"'),
      'line 1 is not a result',
    ],
  ])('is refused: %s', async (_, text, because) => {
    const path = join(folder, 'elsewhere.jsonl');
    await writeFile(path, `${text}\n`);
    await expect(namesIn(path)).rejects.toThrow(because);
    await expect(openResults(path)).rejects.toThrow(because);
    expect(await readFile(path, 'utf8')).toBe(`${text}\n`);
  });

  it('may have come from Windows', async () => {
    const path = join(folder, 'windows.jsonl');
    await writeFile(path, `${line}\r\n${line.replace('"a"', '"b"')}\r\n`);
    expect(await namesIn(path)).toEqual(['a', 'b']);
  });
});

describe('a place that another user may have prepared', () => {
  it('is not written to: a symbolic link', async () => {
    const [target, path] = ['target.jsonl', 'link.jsonl'].map((name) => join(folder, name));
    await writeFile(target!, '');
    await symlink(target!, path!);
    await expect(openResults(path!)).rejects.toThrow('is a symbolic link');
    expect(await readFile(target!, 'utf8')).toBe('');
  });
});

it('two runs with one file keep each line whole', async () => {
  const path = join(folder, 'shared.jsonl');
  const runs = await Promise.all([openResults(path), openResults(path)]);
  const names = Array.from({ length: 40 }, (_, at) => `client-${at}`);
  await Promise.all(names.map((name, at) => runs[at % 2]!.add(result(name))));
  await Promise.all(runs.map((run) => run.close()));
  expect((await namesIn(path)).toSorted()).toEqual(names.toSorted());
});
