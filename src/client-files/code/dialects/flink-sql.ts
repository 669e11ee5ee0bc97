import { decodedBy, part, type Located } from '../../../text/located.ts';
import type { Pair } from '../../../text/properties.ts';
import { readJava } from '../../kafka/java.ts';
import type { Reading } from '../../reading.ts';
import { withoutGuesses } from '../certainty.ts';
import { isUnknown } from '../pieces.ts';
import { callsOf } from '../search.ts';
import type { Dialect } from './dialect.ts';

/**
 * The options of a Flink table in a SQL statement in a program: `'properties.…' = '…'` are those of the Java client
 * (https://nightlies.apache.org/flink/flink-docs-stable/docs/connectors/table/kafka/).
 */
export default {
  read: (program) =>
    callsOf(program.nodes, /\.(?:executeSql|execute_sql|sqlUpdate|addInsertSql|add_insert_sql)$/).flatMap(
      ({ args: [statement = []] }) => {
        const at = program.evaluator.valueOf(statement);
        return at === undefined || !KAFKA.test(at.text) ? [] : readingOf(at);
      },
    ),
} satisfies Dialect;

const KAFKA = /'connector'\s{0,20}=\s{0,20}'(?:upsert-)?kafka'/;
const OPTION = /'properties\.([\w.-]{1,200})'(\s{0,20}=\s{0,20})'((?:[^']|'')*)'/g;

function readingOf(at: Located): readonly Reading[] {
  const pairs = [...at.text.matchAll(OPTION)].map(({ index, 0: all, 1: name = '', 3: value = '' }): Pair => {
    const nameFrom = index + `'properties.`.length;
    const valueFrom = index + all.length - 1 - value.length;
    return {
      // There may be a secret on the same line.
      name: { ...part(at, nameFrom, nameFrom + name.length), editable: false },
      value: { ...withoutDoubled(part(at, valueFrom, valueFrom + value.length)), editable: false },
    };
  });
  if (!pairs.some(({ name }) => /^(?:sasl|security)\./.test(name.text))) return [];
  const isSeen = !isUnknown(at.text.replace(/'(?:[^']|'')*'/g, "''"));
  const reading = withoutGuesses(pairs, readJava, part(at, 0, 0), isSeen);
  const spelled = pairs.map(({ name: { text } }) => [
    text,
    { before: `'`, name: `properties.${text}`, between: `' = '`, after: `',` },
  ]);
  return [{ ...reading, spelled: Object.fromEntries(spelled) as NonNullable<Reading['spelled']> }];
}

/** In SQL a doubled quote means one. */
const withoutDoubled = (text: Located): Located =>
  decodedBy(
    text,
    /''/g,
    () => `'`,
    (plain) => plain.replaceAll(`'`, `''`),
  );
