import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shardOf } from '../../src/cli/_shard.ts';

const names = Array.from({ length: 200 }, (_, at) => `client-${at}`);
const chosen = (text: string, env: Record<string, string> = {}): readonly string[] =>
  names.filter(shardOf(text, env));

describe('a part of a fleet', () => {
  it('is in exactly one of the parts, for any number of parts', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 50 }), fc.string(), (parts, name) => {
        const holders = Array.from({ length: parts }, (_, at) => shardOf(`${at + 1}/${parts}`, {})(name));
        expect(holders.filter(Boolean)).toHaveLength(1);
      }),
    );
  });

  it.each([
    ['the first pod of an Indexed Job', 'auto/5', { JOB_COMPLETION_INDEX: '0' }, '1/5'],
    ['its last pod', 'auto/5', { JOB_COMPLETION_INDEX: '4' }, '5/5'],
    ['a parallel job of GitLab', 'auto', { CI_NODE_INDEX: '2', CI_NODE_TOTAL: '3' }, '2/3'],
    ['a parallel job of GitLab with its number of parts', 'auto/3', { CI_NODE_INDEX: '3' }, '3/3'],
    [
      'a pod that a job of GitLab started',
      'auto/5',
      { JOB_COMPLETION_INDEX: '1', CI_NODE_INDEX: '1', CI_NODE_TOTAL: '1' },
      '2/5',
    ],
  ])('is that of %s', (_, text, env, same) => {
    expect(chosen(text, env)).toEqual(chosen(same));
    expect(chosen(text, env).length).toBeGreaterThan(0);
  });

  it.each([
    ['0/5', {}, 'must be such as 2/5'],
    ['6/5', {}, 'must be such as 2/5'],
    ['auto/x', { JOB_COMPLETION_INDEX: '0' }, 'must be such as auto/5'],
    ['automatic', { JOB_COMPLETION_INDEX: '0' }, 'must be such as auto/5'],
    ['auto/5', {}, 'neither JOB_COMPLETION_INDEX'],
    ['auto/5', { JOB_COMPLETION_INDEX: '-1' }, 'neither JOB_COMPLETION_INDEX'],
    ['auto', { JOB_COMPLETION_INDEX: '0' }, 'of how many parts'],
    ['auto', { JOB_COMPLETION_INDEX: '0', CI_NODE_TOTAL: '3' }, 'of how many parts'],
    ['auto/5', { JOB_COMPLETION_INDEX: '5' }, 'has part 6, but there are 5'],
    ['auto', { CI_NODE_INDEX: '0', CI_NODE_TOTAL: '3' }, 'has part 0, but there are 3'],
    ['auto/0', { JOB_COMPLETION_INDEX: '0' }, 'there are 0'],
  ])('%s with %o is refused', (text, env, why) => {
    expect(() => shardOf(text, env as Record<string, string>)).toThrow(why);
  });
});
