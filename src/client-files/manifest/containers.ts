import type { Found, Reading } from '../reading.ts';
import { isOauth, mostComplete } from '../kafka/choice.ts';
import { readCommand, readServersBesideFile } from '../kafka/command-line.ts';
import { readVariables } from '../kafka/variables.ts';
import { decodedBy, type Located } from '../../text/located.ts';
import type { Pair } from '../../text/properties.ts';
import type { Source } from '../../text/source.ts';
import { member, textAt, type Tree } from '../../text/tree.ts';
import { combined } from './combined.ts';
import { elsewhere, mapsUnder, referredTo, type Store } from './objects.ts';

/** A container, as far as its environment and command line configure a Kafka client. */
export interface Container {
  readonly name?: string;
  readonly variables: readonly Pair[];
  readonly reading: Reading;
}

export const containersIn = (object: Tree, stores: readonly Store[], source: Source): readonly Container[] =>
  mapsUnder(object).flatMap((map): readonly Container[] => {
    const variables = variablesOf(map, stores);
    const byName = new Map(variables.map((each) => [each.name.text, each]));
    const words = textsOf(map, 'command', 'args').map((word) => expanded(word, byName));
    const pairs = [...variables, ...jvmOptionsAmong(words)];
    const stated = readCommand(words, source);
    const command = stated.length > 0 ? stated : readServersBesideFile(words, source);
    if (pairs.length === 0 && command.length === 0) return [];
    const reading = combined([readVariables(pairs, source), ...command]);
    const name = textAt(map, 'name')?.text ?? textAt(object, 'metadata', 'name')?.text;
    return [{ ...(name !== undefined && { name }), variables, reading }];
  });

/** Of several containers, the one with a Kafka client: the settings of the others are not that client's. */
export function readContainers(containers: readonly Container[]): readonly Reading[] {
  const telling = containers.filter(({ reading }) => reading.found.length > 0);
  const chosen = mostComplete(telling);
  if (chosen === undefined) return [];
  const name = telling.length > 1 && isPlainName(chosen.name) ? ` ${chosen.name}` : '';
  return [{ ...chosen.reading, ...(name !== '' && { part: `the container${name}` }) }];
}

/** The other containers that sign in with OAUTHBEARER, each a client of its own. */
export function otherClients(containers: readonly Container[]): readonly Reading[] {
  const chosen = mostComplete(containers.filter(({ reading }) => reading.found.length > 0));
  return containers
    .filter((each) => each !== chosen && isOauth(each.reading))
    .map(({ name, reading }) => ({
      ...reading,
      part: isPlainName(name) ? `the container ${name}` : 'another container',
    }));
}

/** A name that is safe to show: Kubernetes allows no others (RFC 1123). */
const isPlainName = (name: string | undefined): name is string => /^[\w.-]{1,63}$/.test(name ?? '');

/** JVM options in operators' resources: `jvmOptions` of Strimzi, `configOverrides.jvm` of Confluent for Kubernetes. */
export const readJvmOptions = (object: Tree, source: Source): readonly Reading[] =>
  mapsUnder(object).flatMap((map) => {
    const pairs = jvmOptionsAmong(textsOf(map, 'jvm'));
    return [
      ...(pairs.length === 0 ? [] : [readVariables(pairs, source)]),
      ...systemProperties(member(map, 'javaSystemProperties')),
    ];
  });

/**
 * `envFrom`, overridden by `env`.
 * https://kubernetes.io/docs/tasks/inject-data-application/define-interdependent-environment-variables/
 */
function variablesOf(container: Tree, stores: readonly Store[]): readonly Pair[] {
  const variables = new Map<string, Pair>();
  for (const source of itemsOf(member(container, 'envFrom'))) {
    for (const pair of wholeStore(source, stores)) variables.set(pair.name.text, pair);
  }
  // `envVars` in a `podTemplate` of Confluent for Kubernetes.
  for (const item of ['env', 'envVars'].flatMap((key) => itemsOf(member(container, key)))) {
    const name = textAt(item, 'name');
    const value = name === undefined ? undefined : valueOf(item, name, stores);
    if (name === undefined || value === undefined) continue;
    variables.set(name.text, { name, value: expanded(value, variables) });
  }
  return [...variables.values()];
}

const itemsOf = (tree: Tree | undefined): readonly Tree[] => (tree?.kind === 'list' ? tree.items : []);

function valueOf(item: Tree, name: Located, stores: readonly Store[]): Located | undefined {
  const value = textAt(item, 'value');
  if (value !== undefined) return value;
  const from = member(item, 'valueFrom');
  for (const [key, kind] of [
    ['secretKeyRef', 'Secret'],
    ['configMapKeyRef', 'ConfigMap'],
  ] as const) {
    const reference = member(from, key);
    if (reference !== undefined) {
      return referredTo(reference, kind, stores) ?? elsewhere(textAt(reference, 'key') ?? name, name.text);
    }
  }
  return undefined;
}

function wholeStore(source: Tree, stores: readonly Store[]): readonly Pair[] {
  const prefix = textAt(source, 'prefix')?.text ?? '';
  return (
    [
      ['secretRef', 'Secret'],
      ['configMapRef', 'ConfigMap'],
    ] as const
  ).flatMap(([key, kind]) => {
    const name = textAt(source, key, 'name')?.text;
    const store = stores.findLast((each) => each.kind === kind && each.name === name);
    return [...(store?.entries.values() ?? [])].map((entry) => ({
      name: { ...entry.key, text: prefix + entry.key.text },
      value: entry.value,
    }));
  });
}

/** `$(NAME)` refers to an earlier variable; the result is not in the file, so it cannot be edited. */
function expanded(value: Located, before: ReadonlyMap<string, Pair>): Located {
  if (!/\$[$(]/.test(value.text)) return value;
  let room = LONGEST;
  const expand = ([all, name]: RegExpExecArray): string => {
    if (name === undefined) return '$';
    const other = before.get(name)?.value.text;
    if (other === undefined || other.length > room) return all;
    room -= other.length;
    return other;
  };
  const made = decodedBy(value, /\$\$|\$\(([\w.-]+)\)/g, expand, (text) => text);
  return { ...made, editable: false };
}

const LONGEST = 1024 * 1024;

/** The words of a command, each of which may be a script. */
const textsOf = (container: Tree, ...keys: readonly string[]): readonly Located[] =>
  keys.flatMap((key) =>
    itemsOf(member(container, key)).flatMap((item) => (item.kind === 'scalar' ? [item.at] : [])),
  );

/** JVM options on a command line, as the variable with the same effect. */
const jvmOptionsAmong = (words: readonly Located[]): readonly Pair[] =>
  words
    .filter(({ text }) => text.includes(`-D${ALLOWED}=`))
    .map((value) => ({ name: { ...value, text: 'JAVA_TOOL_OPTIONS' }, value }));

const ALLOWED = 'org.apache.kafka.sasl.oauthbearer.allowed.urls';

/** `jvmOptions.javaSystemProperties` of Strimzi. */
const systemProperties = (list: Tree | undefined): readonly Reading[] =>
  itemsOf(list).flatMap((item): readonly Reading[] => {
    const value = textAt(item, 'value');
    if (value === undefined || textAt(item, 'name')?.text !== ALLOWED) return [];
    const found: Found = { key: 'allowedUrls', value: value.text, at: value };
    return [{ found: [found], properties: [], oddities: [] }];
  });
