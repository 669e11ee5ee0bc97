import type { FamilyId } from '../../evidence/family.ts';
import { extension } from '../kafka/mapping.ts';
import { mostComplete } from '../kafka/choice.ts';
import { ENTRIES, SETTINGS, type Entry, type SettingKey } from '../../settings/settings.ts';
import { opaque, type Located } from '../../text/located.ts';
import type { Source } from '../../text/source.ts';
import { flattened, member, textAt, type Tree } from '../../text/tree.ts';
import { parseYamlTrees } from '../../text/yaml.ts';
import { yamlKey, yamlText } from '../../text/yaml-write.ts';
import type { Format } from '../format.ts';
import type { PortableClient } from '../writing.ts';
import type { Found, Reading } from '../reading.ts';

/** Our own YAML, which `--config` reads more strictly. */
export default {
  id: 'oauthbearer-yaml',
  title: 'oauthbearer YAML',
  syntax: 'yaml',
  program: 'oauthbearer',
  references: 'none',
  mayBeEmbedded: true,
  recognise: (source) => {
    // Other programs have a map called `extensions` too.
    const known = Math.max(
      0,
      ...targetsIn(source).map(
        ({ tree }) => foundIn(tree).filter(({ nameAt }) => nameAt === undefined).length,
      ),
    );
    return known > 2 ? 'surely' : known > 0 ? 'perhaps' : 'no';
  },
  read: (source) => {
    const targets = targetsIn(source).map(({ name, tree }) => ({ name, reading: readTarget(tree) }));
    const { name, reading } = mostComplete(targets) ?? { reading: NOTHING };
    return { ...reading, ...(name !== undefined && targets.length > 1 && { part: `the target ${name}` }) };
  },
  write: {
    expresses: new Set<SettingKey>(SETTINGS.map(({ key }) => key)),
    reference: (variable) => `\${${variable}}`,
    write: (client) =>
      [
        ...Object.values(client.secrets).map(
          (variable) => `# The environment variable ${variable} holds a secret; export it first.`,
        ),
        ...ENTRIES.flatMap((entry) => linesOf(entry, client)),
        '',
      ].join('\n'),
  },
} satisfies Format;

const NOTHING: Reading = { found: [], properties: [], oddities: [] };

interface Named {
  readonly name?: string;
  readonly tree: Tree;
}

/** A file contains one target, or several by name. */
const targetsIn = (source: Source): readonly Named[] =>
  parseYamlTrees(source).flatMap((tree): readonly Named[] => {
    const targets = member(tree, 'targets');
    return targets?.kind === 'map'
      ? targets.entries.map(({ key, value }) => ({
          name: /^[\w.-]{1,60}$/.test(key.text) ? key.text : 'with an unusual name',
          tree: value,
        }))
      : [{ tree }];
  });

function readTarget(tree: Tree): Reading {
  const client = FAMILIES.find((family) => family === textAt(tree, 'client')?.text);
  const version = textAt(tree, 'clientVersion')?.text;
  return {
    ...NOTHING,
    ...(client !== undefined && { client }),
    ...(version !== undefined && { clientVersion: version }),
    found: foundIn(tree),
  };
}

const FAMILIES: readonly FamilyId[] = ['java', 'librdkafka', 'kafkajs'];

const foundIn = (tree: Tree): readonly Found[] =>
  ENTRIES.flatMap((entry) => {
    const value = member(tree, entry.key);
    return value === undefined ? [] : foundFor(entry, value);
  });

function foundFor({ setting: { key, kind }, form }: Entry, value: Tree): readonly Found[] {
  if (kind === 'pairs') {
    return flattened(value).map((pair) =>
      key === 'extensions'
        ? extension(pair.name, pair.value.text, pair.value)
        : { key, member: pair.name.text, value: pair.value.text, at: pair.value, nameAt: pair.name },
    );
  }
  const at = value.kind === 'list' ? listed(value.items, value.at) : value.at;
  if (value.kind === 'map' || (value.kind === 'scalar' && value.value === null)) return [];
  if (form === 'env') return [{ key, value: `\${${at.text}}`, at, references: 'environment' }];
  return [{ key, value: at.text, at, ...(form === 'file' && { isFile: true as const }) }];
}

/** Items as for a flag; a topic may be a map. */
function listed(items: readonly Tree[], start: Located): Located {
  const [first] = items;
  const texts = items.map((item) =>
    item.kind === 'scalar'
      ? item.at.text
      : [textAt(item, 'name')?.text, textAt(item, 'wanted')?.text]
          .filter((each) => each !== undefined)
          .join(':'),
  );
  return opaque(first?.kind === 'scalar' ? first.at : start, texts.join(','));
}

/** The line of a setting in one of its forms; empty when the client does not set it. */
function linesOf(
  { setting: { key, kind }, form, key: name }: Entry,
  client: PortableClient,
): readonly string[] {
  const { values, extensions, params, secrets, files = {} } = client;
  const others = Object.entries(extensions).filter(
    ([each]) => each !== 'logicalCluster' && each !== 'identityPoolId',
  );
  const text = {
    value: { ...values, logicalCluster: extensions['logicalCluster'], poolId: extensions['identityPoolId'] }[
      key as string
    ],
    env: secrets[key],
    file: files[key],
  }[form];
  if (kind === 'pairs') return pairs(name, key === 'params' ? Object.entries(params) : others);
  if (text === undefined) return [];
  if (form !== 'value' || kind !== 'switch')
    return [`${name}: ${isList(kind) && form === 'value' ? list(text) : yamlText(text)}`];
  return [`${name}: ${text}`];
}

const isList = (kind: string): boolean => kind === 'list' || kind === 'topics';
const list = (text: string): string =>
  `[${text
    .split(',')
    .map((item) => yamlText(item.trim()))
    .join(', ')}]`;

const pairs = (name: string, all: readonly (readonly [string, string])[]): readonly string[] =>
  all.length === 0 ? [] : [`${name}:`, ...all.map(([key, value]) => `  ${yamlKey(key)}: ${yamlText(value)}`)];
