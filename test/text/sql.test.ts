import { describe, expect, it } from 'vitest';
import { at, flattened, member, textAt } from '../../src/text/tree.ts';
import { parseSql } from '../../src/text/sql.ts';
import { sourceOf } from '../../src/text/source.ts';

const parsed = (text: string) => parseSql(sourceOf('x.sql', Buffer.from(text)));

describe('statements of SQL', () => {
  it('are separated, whatever is in strings and comments', () => {
    const statements = parsed(`-- a; b
CREATE TABLE "a;b" (x STRING COMMENT 'it''s; so') WITH ('connector' = 'kafka'); /* ; */ SELECT ';' FROM t;
CREATE FUNCTION f() AS $body$ it's; $body$;
DROP TABLE t`);
    expect(statements.map((each) => textAt(each, 'statement')?.text)).toEqual([
      'CREATE TABLE "a;b',
      'SELECT',
      'CREATE FUNCTION f',
      'DROP TABLE t',
    ]);
  });

  it('have options with their places', () => {
    const text = `CREATE SOURCE s (id INT DEFAULT 1) WITH (\n  connector = 'kafka',\n  'a.b' = 'it''s',\n  c => concat('x', 'y'),\n  d = SECRET e,\n)`;
    const options = at(parsed(text)[0], 'with');
    expect(flattened(options).map(({ name, value }) => [name.text, value.text])).toEqual([
      ['connector', 'kafka'],
      ['a.b', `it's`],
      ['c', ''],
      ['d', ''],
    ]);
    const quoted = textAt(options, 'a.b');
    expect(text.slice(quoted?.offsetAt(0), quoted?.offsetAt(4))).toBe(`it''s`);
    expect(quoted?.spell(`o'clock`)).toBe(`o''clock`);
    expect(member(options, 'c')).toMatchObject({ kind: 'scalar', value: null });
  });

  it('have texts and options of several words', () => {
    const [into, connection, set] = parsed(
      `CREATE CHANGEFEED FOR t INTO 'kafka://x' WITH updated; CREATE CONNECTION c TO KAFKA (BROKER 'h:1', SASL MECHANISMS = 'PLAIN'); SET 'a' = 'b';`,
    );
    expect(textAt(into, 'into')?.text).toBe('kafka://x');
    expect(textAt(connection, 'kafka', 'SASL MECHANISMS')?.text).toBe('PLAIN');
    expect(textAt(connection, 'kafka', 'BROKER')?.text).toBe('h:1');
    expect(textAt(set, 'set', 'a')?.text).toBe('b');
  });

  it('cannot be edited when another option is on the same line', () => {
    const options = at(parsed(`CREATE TABLE kafka WITH ('a' = 'b', 'c' = 'd',\n 'e' = 'f')`)[0], 'with');
    expect(['a', 'c', 'e'].map((name) => textAt(options, name)?.editable)).toEqual([false, false, true]);
  });

  it.each([
    [`CREATE TABLE kafka WITH ('a' = 'b`, 'x.sql:1:32: this text is not closed'],
    [`CREATE TABLE kafka\nWITH ('a' = 'b'`, 'x.sql:2:6: not closed; was the file cut off?'],
    [`kafka${'('.repeat(100)}`, 'x.sql:1:57: nested too deeply for a configuration'],
  ])('are rejected at the place of the error: %s', (text, problem) => {
    expect(() => parsed(text)).toThrow(problem);
  });

  it('are skipped when nothing is about Kafka', () => {
    expect(parsed(`INSERT INTO t VALUES ('a`)).toEqual([]);
  });
});
