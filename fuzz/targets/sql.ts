import { UsageError } from '../../src/text/problem.ts';
import { sourceOf } from '../../src/text/source.ts';
import { parseSql } from '../../src/text/sql.ts';
import { flattened } from '../../src/text/tree.ts';
import { fixtures, type FuzzTarget } from '../target.ts';

export default {
  seeds: () =>
    ['flink-sql', 'spark-sql', 'risingwave', 'cockroachdb', 'materialize'].flatMap((id) =>
      fixtures(`client-files/${id}`),
    ),
  words: ["''", '$$', '$a$', '--', '/*', '*/', ' WITH (', ' => ', '`', '""', ';', ')', 'SET ', 'kafka'],
  refusal: (error) => error instanceof UsageError,
  run: (input) => {
    for (const statement of parseSql(sourceOf('a.sql', input))) flattened(statement);
  },
} satisfies FuzzTarget;
