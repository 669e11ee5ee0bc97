import { describe, expect, it } from 'vitest';
import { agreementOn } from '../../src/report/words/agreement.ts';

const says = (who: string, ...values: readonly string[]) => ({ who, values });
const stands = (...testimonies: Parameters<typeof agreementOn>[0]): readonly string[] =>
  agreementOn(testimonies).map(({ who, stand }) => `${who} ${stand}`);

describe('of several witnesses', () => {
  it.each([
    ['all agree', [says('a', 'x'), says('b', 'x'), says('c', 'x')], ['a agrees', 'b agrees', 'c agrees']],
    [
      'the one that stands alone differs',
      [says('a', 'x'), says('b', 'y'), says('c', 'y')],
      ['a differs', 'b agrees', 'c agrees'],
    ],
    ['of two, the second', [says('a', 'x'), says('b', 'y')], ['a agrees', 'b differs']],
    ['one alone has nobody to differ from', [says('a', 'x'), says('b')], ['a agrees', 'b silent']],
    ['one of several values is enough', [says('a', 'k1'), says('b', 'k2', 'k1')], ['a agrees', 'b agrees']],
    [
      'a set that two parties have is no vote against the one key that is meant',
      [says('a', 'old'), says('b', 'k1', 'k2'), says('c', 'k1', 'k2')],
      ['a agrees', 'b differs', 'c differs'],
    ],
    [
      'what is not known is no vote',
      [says('a', 'x'), { who: 'b', unknown: 'no key' }],
      ['a agrees', 'b silent'],
    ],
  ] as const)('%s', (_name, testimonies, expected) => {
    expect(stands(...testimonies)).toEqual(expected);
  });
});
