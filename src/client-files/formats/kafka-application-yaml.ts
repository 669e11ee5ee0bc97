import { isApplication, readApplication } from '../kafka/application.ts';
import { prefixOf } from '../kafka/prefixes.ts';
import type { Pair } from '../../text/properties.ts';
import { flattened, member, type Tree } from '../../text/tree.ts';
import { familyOf } from '../../clients/family.ts';
import { mapsUnder } from '../manifest/objects.ts';
import { parseYamlTrees } from '../../text/yaml.ts';
import type { Source } from '../../text/source.ts';
import type { Format } from '../format.ts';
import { namesIn } from './_names.ts';

const pairsIn = (source: Source): readonly Pair[] =>
  parseYamlTrees(source).flatMap((tree) => flattened(tree));

/**
 * The YAML of a program with Java clients: Kafbat UI, AKHQ, Micronaut, Quarkus; or the client's own properties as YAML.
 */
export default {
  id: 'kafka-application-yaml',
  title: 'Kafka application YAML',
  syntax: 'yaml',
  references: 'environment',
  mayBeEmbedded: true,
  // Manifests and charts have such names too, and are recognised by more.
  recognise: (source) => {
    if (parseYamlTrees(source).some(hasOthersNames)) return 'no';
    const names = namesIn(pairsIn(source));
    const kind = names.includes('apiVersion')
      ? pairsIn(source).find(({ name }) => name.text === 'kind')
      : undefined;
    const isKubernetes = kind !== undefined && KUBERNETES.test(kind.value.text);
    return !isKubernetes && (isApplication(names) || isOneClient(names)) ? 'perhaps' : 'no';
  },
  read: (source) => readApplication(pairsIn(source), source.content),
} satisfies Format;

/**
 * A program with its own names below `sasl:` reads none of Kafka's there: Filebeat's `sasl.extensions`, `sasl.username`
 * of the OpenTelemetry Collector. Kafka's own names are written in full, or as in Quarkus with the protocol beside
 * them.
 */
const hasOthersNames = (document: Tree): boolean =>
  mapsUnder(document).some((map) => {
    const sasl = member(map, 'sasl');
    const below = map.kind === 'map' ? map.entries.filter(({ key }) => key.text.startsWith('sasl.')) : [];
    if (below.some(({ key, value }) => value.kind !== 'scalar' && !isPartOfName(key.text))) return true;
    if (sasl?.kind !== 'map') return false;
    return !flattened(sasl).some(({ name }) => /^(?:jaas|login|oauthbearer)\./.test(name.text));
  });

/** Kinds that hold files and variables, which have their own reader. Operators' kinds may hold a client's properties. */
const KUBERNETES =
  /^(?:Secret|ConfigMap|Pod|Deployment|StatefulSet|DaemonSet|ReplicaSet|Job|CronJob|List|SealedSecret|ExternalSecret)$/;

const KNOWN: ReadonlySet<string> = new Set([
  ...familyOf('java').properties,
  ...familyOf('librdkafka').properties,
]);

const isPartOfName = (key: string): boolean => [...KNOWN].some((name) => name.startsWith(`${key}.`));

const isOneClient = (names: readonly string[]): boolean => names.some((name) => prefixOf(name) === '');
