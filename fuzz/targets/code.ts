import { languageOf } from '../../src/client-files/code/languages.ts';
import { readProgram } from '../../src/client-files/code/program.ts';
import { scan } from '../../src/client-files/code/scanner.ts';
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
    const source = sourceOf(name, content);
    scan(source, languageOf(name));
    readProgram(source);
  },
} satisfies FuzzTarget;
