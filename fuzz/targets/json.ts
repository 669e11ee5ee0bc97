import { parseJson } from '../../src/text/json.ts';
import { UsageError } from '../../src/text/problem.ts';
import { sourceOf } from '../../src/text/source.ts';
import { flattened } from '../../src/text/tree.ts';
import { fixtures, type FuzzTarget } from '../target.ts';

export default {
  seeds: () =>
    ['connect-json', 'kafkajs-json', 'librdkafka-json', 'terraform-json'].flatMap((id) =>
      fixtures(`client-files/${id}`),
    ),
  words: ['"\\u0041"', '\\ud800', '/*', '*/', '//', ',', '{"a":', '[[', '1e5'],
  refusal: (error) => error instanceof UsageError,
  run: (input) => flattened(parseJson(sourceOf('a.json', input))),
} satisfies FuzzTarget;
