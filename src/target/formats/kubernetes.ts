import { JAVA_EXPRESSES } from '../kafka/write-java.ts';
import { combined } from '../manifest/combined.ts';
import { readContainers } from '../manifest/containers.ts';
import { isObject, objectsIn, storesIn } from '../manifest/objects.ts';
import { readStore } from '../manifest/stores.ts';
import { readStrimzi } from '../manifest/strimzi.ts';
import { UsageError } from '../problem.ts';
import { parseYamlTrees } from '../text/yaml.ts';
import type { Format } from './define.ts';
import javaProperties from './java-properties.ts';

/** Secrets, ConfigMaps and what uses them, as `kubectl apply -f` takes them. */
export default {
  id: 'kubernetes',
  title: 'Kubernetes manifest',
  syntax: 'yaml',
  references: 'environment',
  recognise: (source) => (objectsIn(parseYamlTrees(source)).some(isObject) ? 'surely' : 'no'),
  read: (source) => {
    const objects = objectsIn(parseYamlTrees(source));
    const stores = storesIn(objects, source);
    const inStores = stores.map((store) => readStore(store, source));
    const readings = [
      ...inStores.flatMap((each) => each.readings),
      ...objects.flatMap((object) => readContainers(object, stores, source)),
      ...objects.flatMap((object) => readStrimzi(object, stores)),
    ];
    const reading = combined(readings);
    if (reading.found.length > 0) return reading;
    const [fault] = inStores.flatMap((each) => each.faults);
    throw fault ?? new UsageError([`${source.path}:1:1: ${NOTHING}`]);
  },
  write: {
    expresses: JAVA_EXPRESSES,
    reference: javaProperties.write.reference,
    write: (client) => {
      const secret = client.secrets.clientSecret;
      const file = javaProperties.write.write(client).replace(/\n$/, '').split('\n');
      return [
        ...(secret === undefined ? [] : secretNote(secret)),
        'apiVersion: v1',
        'kind: ConfigMap',
        'metadata:',
        '  name: kafka-client',
        'data:',
        '  client.properties: |',
        ...file.map((line) => `    ${line}`),
        '',
      ].join('\n');
    },
  },
} satisfies Format;

const NOTHING =
  'holds no settings of a Kafka client: neither a file of one in a Secret or ConfigMap, nor environment variables of a container, nor a client of Strimzi';

/** `--from-literal` adds no line break, which `echo` into a file does. */
const secretNote = (variable: string): readonly string[] => [
  '# The client secret is not in this file. Put it into a Secret:',
  `#   kubectl create secret generic kafka-oauth --from-literal=${variable}="$${variable}"`,
  '# and into the environment of the container:',
  '#   env:',
  `#     - name: ${variable}`,
  `#       valueFrom: { secretKeyRef: { name: kafka-oauth, key: ${variable} } }`,
];
