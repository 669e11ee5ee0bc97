import { isApplication, readApplication } from '../kafka/application.ts';
import { prefixOf } from '../kafka/prefixes.ts';
import type { Pair } from '../../text/properties.ts';
import { flattened } from '../../text/tree.ts';
import { parseYamlTrees } from '../../text/yaml.ts';
import type { Source } from '../../text/source.ts';
import type { Format } from '../format.ts';
import { namesIn } from './_names.ts';

const pairsIn = (source: Source): readonly Pair[] =>
  parseYamlTrees(source).flatMap((tree) => flattened(tree));

/** The YAML of a program that has Java clients: Kafbat's UI, AKHQ, Micronaut, Quarkus; or the client's own properties as YAML. */
export default {
  id: 'kafka-application-yaml',
  title: 'Kafka application YAML',
  syntax: 'yaml',
  references: 'environment',
  // Manifests and charts have such names as well, and say more.
  recognise: (source) => {
    const names = namesIn(pairsIn(source));
    const isManifest = names.includes('apiVersion') && names.includes('kind');
    return !isManifest && (isApplication(names) || isOneClient(names)) ? 'perhaps' : 'no';
  },
  read: (source) => readApplication(pairsIn(source), source.content),
} satisfies Format;

const isOneClient = (names: readonly string[]): boolean => names.some((name) => prefixOf(name) === '');
