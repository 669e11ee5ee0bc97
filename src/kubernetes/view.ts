import { posix } from 'node:path';
import { stringify } from 'yaml';
import { environmentOf, type Variable } from './environment.ts';
import { mountedFiles, type MountedFile } from './mounted-files.ts';
import { finder, type Absence } from './needs.ts';
import { listIn, textIn } from './object.ts';
import { textOf, type Stores } from './stores.ts';
import type { Container } from './workload.ts';

/** What a container gets from the API: its environment, its command line, and the files mounted into it. */
export interface View {
  readonly container: Container;
  readonly variables: readonly Variable[];
  readonly files: readonly MountedFile[];
  /** ConfigMaps, Secrets and keys without which the kubelet does not start it. */
  readonly absent: readonly Absence[];
}

export function viewOf(container: Container, stores: Stores): View {
  const found = finder(stores, container.pod.namespace);
  return {
    container,
    variables: environmentOf(container, found),
    files: mountedFiles(container, found),
    absent: [...found.absent],
  };
}

/** A mounted file that is text. */
export interface TextFile extends MountedFile {
  readonly text: string;
}

export const textFilesIn = ({ files }: View): readonly TextFile[] =>
  files.flatMap((file) => {
    const text = textOf(file.bytes);
    return text === undefined ? [] : [{ ...file, text }];
  });

/** Whether anything in it, in whatever spelling, could be about a client of Kafka. */
export const mentionsKafka = (view: View): boolean =>
  view.variables.some(({ name, value }) => KAFKA.test(name) || KAFKA.test(value)) ||
  commandLine(view.container).some((word) => KAFKA.test(word)) ||
  textFilesIn(view).some(({ path, text }) => KAFKA.test(path) || KAFKA.test(text));

const KAFKA = /kafka|oauth_?bearer|bootstrap.?servers|confluent/i;

const commandLine = ({ value }: Container): readonly string[] =>
  [...listIn(value, 'command'), ...listIn(value, 'args')].filter((word) => typeof word === 'string');

/**
 * A manifest of this container alone, with what it refers to in place of the references. It is what the places of a
 * report refer to.
 *
 * @param files those to write into it
 */
export function manifestOf({ container, variables }: View, files: readonly TextFile[]): string {
  const { value, name, pod } = container;
  const image = textIn(value, 'image');
  const words = (key: string): readonly unknown[] =>
    listIn(value, key).filter((word) => typeof word === 'string');
  const spec = {
    name,
    ...(image !== undefined && { image }),
    ...(words('command').length > 0 && { command: words('command') }),
    ...(words('args').length > 0 && { args: words('args') }),
    ...(variables.length > 0 && { env: variables.map((each) => ({ name: each.name, value: each.value })) }),
  };
  const metadata = { name: container.path.split('/').at(-2) ?? name, namespace: pod.namespace };
  return [
    written({ apiVersion: 'v1', kind: 'Pod', metadata, spec: { containers: [spec] } }),
    ...files.map(
      ({ path, text, from }) =>
        `# mounted as ${JSON.stringify(path)}\n${written({
          apiVersion: 'v1',
          kind: from.kind,
          metadata: { name: from.name, namespace: pod.namespace },
          [from.kind === 'Secret' ? 'stringData' : 'data']: { [posix.basename(path)]: text },
        })}`,
    ),
  ].join('---\n');
}

/** Lines stay as they are in the files. */
const written = (object: unknown): string =>
  stringify(object, { lineWidth: 0, aliasDuplicateObjects: false });

/** Whether a value of such a manifest says what the container is, not how its client is configured. */
export const isAboutContainer = (path: readonly string[]): boolean =>
  !/^(?:data|stringData)$/.test(path[0] ?? '') &&
  /^(?:apiVersion|kind|name|namespace|image)$/.test(path.at(-1) ?? '');
