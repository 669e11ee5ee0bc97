import type { Syntax } from '../evidence/configuration.ts';
import { parseJson } from '../text/json.ts';
import type { Source } from '../text/source.ts';
import type { Tree } from '../text/tree.ts';
import { parseYamlTrees } from '../text/yaml.ts';

/** The documents of a file whose syntax is one for names and values of any depth. @throws UsageError when it breaks its grammar */
export const TREES: Readonly<Partial<Record<Syntax, (source: Source) => readonly Tree[]>>> = {
  yaml: parseYamlTrees,
  json: (source) => [parseJson(source)],
};
