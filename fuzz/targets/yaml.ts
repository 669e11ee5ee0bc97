import { UsageError } from '../../src/text/problem.ts';
import { sourceOf } from '../../src/text/source.ts';
import { flattened } from '../../src/text/tree.ts';
import { parseYamlTrees } from '../../src/text/yaml.ts';
import { fixtures, type FuzzTarget } from '../target.ts';

export default {
  seeds: () =>
    ['kubernetes', 'spring-boot-yaml', 'docker-compose', 'oauthbearer-yaml'].flatMap((id) =>
      fixtures(`client-files/${id}`),
    ),
  words: [
    '&a ',
    '*a',
    '<<: *a',
    '- ',
    '? ',
    '|\n',
    '>-\n',
    '!!binary ',
    '---\n',
    '...\n',
    '%YAML 1.1\n',
    '"\\x41"',
    '[{',
  ],
  refusal: (error) => error instanceof UsageError,
  run: (input) => {
    for (const tree of parseYamlTrees(sourceOf('a.yaml', input))) flattened(tree);
  },
} satisfies FuzzTarget;
