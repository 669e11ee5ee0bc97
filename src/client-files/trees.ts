import type { Syntax } from '../evidence/configuration.ts';
import { isFluentBit, parseFluentBit } from '../text/fluent-bit.ts';
import { parseHclTrees } from '../text/hcl-tree.ts';
import { parseHocon } from '../text/hocon.ts';
import { parseJson } from '../text/json.ts';
import { parseLogstash } from '../text/logstash.ts';
import type { Source } from '../text/source.ts';
import { parseSql } from '../text/sql.ts';
import { parseToml } from '../text/toml.ts';
import type { Tree } from '../text/tree.ts';
import { parseXml } from '../text/xml.ts';
import { parseYamlTrees } from '../text/yaml.ts';

/** Parsers for syntaxes with nested names and values. They throw UsageError for a syntax error. */
export const TREES: Readonly<Partial<Record<Syntax, (source: Source) => readonly Tree[]>>> = {
  yaml: parseYamlTrees,
  json: (source) => [parseJson(source)],
  toml: (source) => [parseToml(source)],
  hcl: parseHclTrees,
  hocon: (source) => [parseHocon(source)],
  xml: (source) => [parseXml(source)],
  sql: parseSql,
  blocks: (source) => [isFluentBit(source.content.text) ? parseFluentBit(source) : parseLogstash(source)],
};
