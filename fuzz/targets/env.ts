import { parseEnvLines } from '../../src/text/env-lines.ts';
import { UsageError } from '../../src/text/problem.ts';
import { sourceOf } from '../../src/text/source.ts';
import { fixtures, type FuzzTarget } from '../target.ts';

export default {
  seeds: () => [...fixtures('client-files/env-file'), ...fixtures('client-files/shell-script')],
  words: ['export ', '$(', '`', '${A:-b}', "$'\\x41'", '\\\n', '<<EOF\n', "'\\''"],
  refusal: (error) => error instanceof UsageError,
  run: (input) => parseEnvLines(sourceOf('a.env', input)),
} satisfies FuzzTarget;
