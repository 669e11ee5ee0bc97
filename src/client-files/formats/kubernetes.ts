import { effective } from '../kafka/mapping.ts';
import { JAVA_EXPRESSES } from '../../clients/notation/java.ts';
import { secretAsText } from '../kafka/secret-settings.ts';
import { combined } from '../manifest/combined.ts';
import { readConfluentOperator } from '../manifest/confluent-operator.ts';
import { containersIn, otherClients, readContainers, readJvmOptions } from '../manifest/containers.ts';
import { filledIn } from '../manifest/filled-in.ts';
import { noSettingsFound } from '../manifest/no-settings.ts';
import { isObject, objectsIn, storesIn } from '../manifest/objects.ts';
import { readStore } from '../manifest/stores.ts';
import { readStrimzi } from '../manifest/strimzi.ts';
import { parseYamlTrees } from '../../text/yaml.ts';
import type { Format } from '../format.ts';
import type { Reading } from '../reading.ts';
import javaProperties from './java-properties.ts';

/** Secrets, ConfigMaps and their users, as for `kubectl apply -f`. */
export default {
  id: 'kubernetes',
  title: 'Kubernetes manifest',
  syntax: 'yaml',
  references: 'environment',
  mayStandBesideOthers: true,
  recognise: (source) => {
    const objects = objectsIn(parseYamlTrees(source));
    if (objects.some(isObject)) return 'surely';
    // A part of a manifest, or the values of a chart.
    const containers = objects.flatMap((object) => containersIn(object, [], source));
    return containers.some(({ reading }) => reading.found.length > 0) ? 'perhaps' : 'no';
  },
  read: (source, embeddable) => {
    const objects = objectsIn(parseYamlTrees(source));
    const stores = storesIn(objects, source);
    const inStores = stores.map((store) => readStore(store, source, embeddable));
    const containers = objects.flatMap((object) => containersIn(object, stores, source));
    const variables = effective(containers.flatMap((each) => each.variables));
    const readings = [
      ...inStores.flatMap((each) => each.readings),
      ...readContainers(containers),
      ...objects.flatMap((object) => [
        ...readJvmOptions(object, source),
        ...readStrimzi(object, stores, source),
        ...readConfluentOperator(object, stores, source),
      ]),
    ].map((reading) => filledIn(reading, { variables, stores }));
    const reading = combined(readings);
    const others = otherClients(containers).map((each) => filledIn(each, { variables, stores }));
    if (reading.found.length > 0)
      return {
        ...withSecretsAsText(reading),
        ...(others.length > 0 && { others: others.map(withSecretsAsText) }),
      };
    const [fault] = inStores.flatMap((each) => each.faults);
    throw fault ?? noSettingsFound(objects, source);
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

const withSecretsAsText = (reading: Reading): Reading => ({
  ...reading,
  found: reading.found.map(secretAsText),
});

/** `--from-literal` adds no line break, unlike `echo` into a file. */
const secretNote = (variable: string): readonly string[] => [
  '# The client secret is not in this file. Put it into a Secret:',
  `#   kubectl create secret generic kafka-oauth --from-literal=${variable}="$${variable}"`,
  '# and into the environment of the container:',
  '#   env:',
  `#     - name: ${variable}`,
  `#       valueFrom: { secretKeyRef: { name: kafka-oauth, key: ${variable} } }`,
];
