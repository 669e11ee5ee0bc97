import { read } from '../../src/explain/read.ts';
import { printed } from '../../src/explain/print.ts';
import { PASTED } from '../../test/explain/texts.ts';
import { fixtures, texts, type FuzzTarget } from '../target.ts';

export default {
  seeds: () => [...texts(...PASTED.map(({ text }) => text)), ...fixtures('client-files/client-log')],
  words: [
    'Caused by: ',
    '\tat a.b(C.java:1)\n',
    '{"error":"',
    'AADSTS',
    '%3|1718691008.556|FAIL|',
    '\u001b[31m',
    '2026-01-02T03:04:05Z ',
  ],
  run: async (input) => {
    const middle = input.length >> 1;
    const answer = await read(
      (async function* () {
        yield input.subarray(0, middle);
        yield input.subarray(middle);
      })(),
      { titleOf: (id) => id },
    );
    printed(answer, { colour: 1, verbose: false, unicode: true, width: 80 });
  },
} satisfies FuzzTarget;
