import { elsewhere, mapsUnder } from '../manifest/objects.ts';
import { part, type Located } from '../../text/located.ts';
import type { Pair } from '../../text/properties.ts';
import { member, textAt, type Tree, type TreeMap } from '../../text/tree.ts';
import type { HeldVariables } from '../carrier.ts';

/**
 * Environment variables as configuration files list them: `[{ name, value }]` (Kubernetes, ECS, App Service, Cloud
 * Run), a map below `env:` (GitHub Actions, Helm charts), a block `env` for each (Terraform), or a list of `NAME=value`
 * (kustomize, Compose).
 */
export const environmentsIn = (document: Tree): readonly HeldVariables[] => {
  const top = document.kind === 'list' ? listed(document.items) : [];
  const whole = document.kind === 'map' && isEnvironment(document) ? mapped(document) : [];
  return [top, whole, ...mapsUnder(document).map((map) => (map.kind === 'map' ? ofProcess(map) : []))]
    .filter((pairs) => pairs.length > 0)
    .map((pairs) => ({ kind: 'variables', pairs }));
};

/** All variables of one process: those listed, and the secrets named beside them. */
const ofProcess = (map: TreeMap): readonly Pair[] =>
  map.entries.flatMap(({ key, value }) => {
    if (value.kind === 'list') return [...listed(value.items), ...assigned(value.items)];
    if (value.kind !== 'map') return [];
    return MAP.test(key.text)
      ? [...mapped(value), ...listed([value])]
      : isEnvironment(value)
        ? mapped(value)
        : [];
  });

/**
 * Variables of a Kafka client without any other setting beside them, whatever the map is called (`kafka_env`, a file
 * that is all variables).
 */
const isEnvironment = ({ entries }: TreeMap): boolean =>
  entries.length > 2 &&
  entries.every(({ key }) => /^[A-Z][A-Z0-9_]*$/.test(key.text)) &&
  entries.some(({ key }) => /(?:^|_)SASL_(?:MECHANISMS?|JAAS_CONFIG|OAUTHBEARER_\w+)$/.test(key.text));

/** Names of such maps; other maps with keys in capitals are settings of their program. */
const MAP =
  /^(?:env|environment|environment_?variables|variables|env_?vars|extra_?env(?:_?vars)?|settings|app_?settings|data)$/i;

const NAME = /^[A-Za-z_][A-Za-z0-9_.:-]*$/;

const listed = (items: readonly Tree[]): readonly Pair[] =>
  items.flatMap((item) => {
    const name = textAt(item, 'name') ?? textAt(item, 'Name') ?? textAt(item, 'key');
    if (name === undefined || !NAME.test(name.text)) return [];
    const value = textAt(item, 'value') ?? textAt(item, 'Value');
    if (value !== undefined) return [{ name, value }];
    const from = ['valueFrom', 'ValueFrom', 'value_from', 'value_source', 'secret', 'secret_name'].find(
      (each) => member(item, each) !== undefined,
    );
    return from === undefined ? [] : [{ name, value: elsewhere(name, name.text) }];
  });

const assigned = (items: readonly Tree[]): readonly Pair[] =>
  items.flatMap((item) => {
    const text = textAt(item);
    const split = text === undefined ? -1 : (/^[A-Z][A-Z0-9_]*=/.exec(text.text)?.[0].length ?? 0) - 1;
    return text === undefined || split < 1
      ? []
      : [{ name: part(text, 0, split), value: part(text, split + 1) }];
  });

const mapped = (map: TreeMap): readonly Pair[] =>
  map.entries.flatMap(({ key, value }): readonly Pair[] => {
    // Two underscores separate the sections of .NET's configuration: `Kafka__SaslMechanism`.
    if (!/^(?:[A-Z][A-Z0-9_]*|(?=\w+__\w)[A-Za-z]\w*)$/.test(key.text)) return [];
    const given: Located | undefined = textAt(value) ?? textAt(value, 'value');
    if (given !== undefined) return [{ name: key, value: given }];
    return value.kind === 'map' ? [{ name: key, value: elsewhere(key, key.text) }] : [];
  });
