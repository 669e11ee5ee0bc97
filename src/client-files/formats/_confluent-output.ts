import { opaque, type Located } from '../../text/located.ts';
import type { Source } from '../../text/source.ts';
import { member, textAt, type Tree, type TreeMap } from '../../text/tree.ts';
import { confluentSettings, setting, type Thing } from './_confluent-side.ts';
import type { Reading } from '../reading.ts';
import { keysOf, pairsIn } from './_json.ts';

/**
 * Identity providers and pools as printed by Confluent's CLI and REST API, in JSON or YAML.
 *
 * @throws UsageError when there are several and only one can be the client's
 */
export const readThings = (things: readonly TreeMap[], source: Source): Reading => ({
  found: [
    ...confluentSettings(things.map(thingOf), source),
    ...setting('providerKeys', things.map((map) => keysIn(member(map, 'keys'))).find(Boolean)),
  ],
  properties: things.flatMap(pairsIn),
  oddities: [],
});

/** One object, a list of them, or the REST API's envelope with the list in `data`. */
export function thingsIn(tree: Tree): readonly TreeMap[] {
  const data = member(tree, 'data');
  const list = tree.kind === 'list' ? tree : data?.kind === 'list' ? data : undefined;
  return (list?.items ?? [tree])
    .filter((each) => each.kind === 'map')
    .filter((each) => isProvider(each) || isPool(each));
}

/** A discovery document also has an issuer and a jwks_uri, but comes from the identity provider, not from Confluent. */
const isProvider = (map: TreeMap): boolean =>
  has(map, 'jwks_uri') &&
  (has(map, 'issuer_uri') ||
    (has(map, 'issuer') &&
      (textAt(map, 'kind')?.text === 'IdentityProvider' || /^op-/.test(textAt(map, 'id')?.text ?? ''))));

const isPool = (map: TreeMap): boolean =>
  has(map, 'filter') && has(map, 'identity_claim') && !has(map, 'jwks_uri');

const has = (map: TreeMap, key: string): boolean => keysOf(map).includes(key);

function thingOf(map: TreeMap): Thing {
  const value = (member: string, ...keys: readonly string[]): Readonly<Record<string, Located>> => {
    const found = keys.map((key) => textAt(map, key)).find((each) => each !== undefined);
    return found === undefined ? {} : { [member]: found };
  };
  return isProvider(map)
    ? {
        kind: 'provider',
        at: map.at,
        ...value('id', 'id'),
        ...value('issuer', 'issuer_uri', 'issuer'),
        ...value('jwksUri', 'jwks_uri'),
      }
    : {
        kind: 'pool',
        at: map.at,
        ...value('id', 'id'),
        ...value('filter', 'filter'),
        ...value('identityClaim', 'identity_claim'),
      };
}

/** The ids of the keys that Confluent has; the CLI does not print them. */
function keysIn(keys: Tree | undefined): Located | undefined {
  if (keys?.kind !== 'list') return undefined;
  const ids = keys.items.flatMap((key) => textAt(key, 'kid') ?? []);
  return opaque(ids[0] ?? keys.at, ids.map(({ text }) => text).join(','));
}
