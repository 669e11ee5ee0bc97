import { elsewhere } from '../manifest/objects.ts';
import type { Pair } from '../../text/properties.ts';
import { part, type Located } from '../../text/located.ts';
import { at, member, textAt, type Tree, type TreeMap } from '../../text/tree.ts';

/** A service, including the services that it extends. */
export interface Service {
  /** Absent in a fragment that is the service itself, which may be incomplete. */
  readonly name?: string;
  /** The service and those that it extends, lowest precedence first. */
  readonly layers: readonly TreeMap[];
}

/** The services of a whole file, of a `services` map, or a single service: people mail only the part they suspect. */
export function servicesIn(tree: Tree): readonly Service[] {
  const named = entriesOf(member(tree, 'services') ?? tree);
  const found = named.flatMap(([name, value]): readonly Service[] =>
    value.kind === 'map' && isService(value)
      ? [{ name, layers: layersOf(value, new Map(named), DEEPEST) }]
      : [],
  );
  return found.length === 0 && tree.kind === 'map' && isService(tree) ? [{ layers: [tree] }] : found;
}

const SIGNS = ['environment', 'env_file', 'image', 'build', 'extends', 'command', 'configs'];
const isService = (tree: TreeMap): boolean => SIGNS.some((key) => member(tree, key) !== undefined);

const entriesOf = (tree: Tree): readonly (readonly [string, Tree])[] =>
  tree.kind === 'map' ? tree.entries.map(({ key, value }) => [key.text, value]) : [];

const DEEPEST = 5;

/** https://docs.docker.com/reference/compose-file/services/#extends */
function layersOf(service: TreeMap, all: ReadonlyMap<string, Tree>, depth: number): readonly TreeMap[] {
  const under = all.get(extended(service) ?? '');
  return under?.kind === 'map' && depth > 0 ? [...layersOf(under, all, depth - 1), service] : [service];
}

const extended = (service: TreeMap): string | undefined =>
  textAt(service, 'extends')?.text ??
  (at(service, 'extends', 'file') === undefined ? textAt(service, 'extends', 'service')?.text : undefined);

/** Whether other files add to it. */
export const saysMoreElsewhere = ({ name, layers }: Service): boolean =>
  name === undefined ||
  layers.some((each) => member(each, 'env_file') !== undefined || at(each, 'extends', 'file') !== undefined);

/**
 * `environment`, as a map or as a list; a variable without a value comes from the environment of the person who runs
 * Compose.
 */
export const environmentOf = ({ layers }: Service): readonly Pair[] =>
  layers.map(variablesIn).reduce<readonly Pair[]>((below, above) => {
    const replaced = new Set(above.map(({ name }) => name.text));
    return [...below.filter(({ name }) => !replaced.has(name.text)), ...above];
  }, []);

function variablesIn(layer: TreeMap): readonly Pair[] {
  const environment = member(layer, 'environment');
  return environment?.kind === 'list' ? listed(environment.items) : mapped(environment);
}

const listed = (items: readonly Tree[]): readonly Pair[] =>
  items.flatMap((item): readonly Pair[] => {
    if (item.kind !== 'scalar') return [];
    const split = item.at.text.indexOf('=');
    if (split < 0) return [{ name: item.at, value: elsewhere(item.at, item.at.text) }];
    return [{ name: part(item.at, 0, split), value: part(item.at, split + 1) }];
  });

const mapped = (map: Tree | undefined): readonly Pair[] =>
  map?.kind !== 'map'
    ? []
    : map.entries
        .filter(({ key, isMerged }) => isMerged !== true || isLast(map, key.text))
        .flatMap(({ key, value }): readonly Pair[] => {
          if (value.kind !== 'scalar') return [];
          return [{ name: key, value: value.value === null ? elsewhere(key, key.text) : value.at }];
        });

/** A key of the map overrides a merged one, and does not count as given twice. */
const isLast = (map: TreeMap, name: string): boolean =>
  map.entries.every(({ key, isMerged }) => key.text !== name || isMerged === true);

/** The texts of `command` and `entrypoint`: whole, or word by word. */
export const commandsOf = ({ layers }: Service): readonly Located[] =>
  layers.flatMap((layer) =>
    ['entrypoint', 'command'].flatMap((key) => {
      const command = member(layer, key);
      const texts = command?.kind === 'list' ? command.items : [command];
      return texts.flatMap((each) => (each?.kind === 'scalar' && each.value !== null ? [each.at] : []));
    }),
  );

/** A file that is embedded in the Compose file, under its name in the container. */
export interface InlineFile {
  readonly key: Located;
  readonly value: Located;
}

/** https://docs.docker.com/reference/compose-file/configs/ */
export const filesOf = ({ layers }: Service, file: Tree): readonly InlineFile[] =>
  layers.flatMap((layer) => {
    const configs = member(layer, 'configs');
    return (configs?.kind === 'list' ? configs.items : []).flatMap((item): readonly InlineFile[] => {
      const source = item.kind === 'scalar' ? item.at : textAt(item, 'source');
      const value = source === undefined ? undefined : textAt(file, 'configs', source.text, 'content');
      if (source === undefined || value === undefined) return [];
      const target = textAt(item, 'target') ?? source;
      return [{ key: { ...target, text: target.text.replace(/^.*\//, '') }, value }];
    });
  });
