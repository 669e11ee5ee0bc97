import { readLog } from '../../src/doctor/read-log.ts';
import { UsageError } from '../../src/text/problem.ts';
import { PASTED } from '../../test/explain/texts.ts';
import { fixtures, texts, type FuzzTarget } from '../target.ts';

export default {
  seeds: () => [...fixtures('logs'), ...texts(...PASTED.map(({ text }) => text))],
  words: [
    'ProducerConfig values: \n',
    '\tsasl.mechanism = OAUTHBEARER\n',
    '%7|1767614618.101|CONF|rdkafka#consumer-1| [thrd:app]:   ',
    '{"iss":"https://a/","exp":1}',
    '{iss=a, exp=1}',
    'eyJhbGciOiJSUzI1NiJ9.eyJpc3MiOiJhIn0.c2ln',
    'failed authentication due to: ',
    ' response code 401 ',
    '\\n\\t',
    '2026-01-02T03:04:05Z ',
  ],
  refusal: (error) => error instanceof UsageError,
  run: async (input) => {
    const middle = input.length >> 1;
    const chunks = (async function* () {
      yield input.subarray(0, middle);
      yield input.subarray(middle);
    })();
    const read = await readLog({ path: 'app.log', chunks });
    JSON.stringify(read.evidence);
  },
} satisfies FuzzTarget;
