import { parseYamlTrees } from '../../text/yaml.ts';
import { readThings, thingsIn } from './_confluent-output.ts';
import type { Format } from '../format.ts';

/** The output of `confluent iam provider|pool describe|list -o yaml`, with the names of `-o json`. */
export default {
  id: 'confluent-cli-yaml',
  title: "Confluent CLI's output of an identity provider or pool in YAML",
  syntax: 'yaml',
  references: 'none',
  recognise: (source) => (parseYamlTrees(source).some((tree) => thingsIn(tree).length > 0) ? 'surely' : 'no'),
  read: (source) => readThings(parseYamlTrees(source).flatMap(thingsIn), source),
} satisfies Format;
