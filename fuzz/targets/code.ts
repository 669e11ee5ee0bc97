import { readProgram } from '../../src/client-files/code/program.ts';
import { UsageError } from '../../src/text/problem.ts';
import { sourceOf } from '../../src/text/source.ts';
import { fixtures, nameAndContent, type FuzzTarget } from '../target.ts';

export default {
  seeds: () => fixtures('client-files/client-code', { named: true }),
  words: [
    '"""',
    "'''",
    '`${',
    'f"{',
    '$@"',
    'R"(',
    '/*',
    '*/',
    '#{',
    ' + ',
    '.put(',
    'import ',
    '=>',
    'os.environ["A"]',
  ],
  refusal: (error) => error instanceof UsageError,
  run: (input) => {
    const [name, content] = nameAndContent(input);
    readProgram(sourceOf(name, content));
  },
} satisfies FuzzTarget;
