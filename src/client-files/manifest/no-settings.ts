import { NoSettingsFound, refusedAt } from '../refused.ts';
import type { Located } from '../../text/located.ts';
import type { Source } from '../../text/source.ts';
import { at, member, textAt, type Tree } from '../../text/tree.ts';
import { isEncrypted, kindOf, mapsUnder } from './objects.ts';

/** Why a manifest configures no client: each object that should, with its place. */
export function noSettingsFound(objects: readonly Tree[], source: Source): NoSettingsFound {
  const odd = objects.flatMap((object) => {
    const kind = textAt(object, 'kind');
    const why = kind === undefined ? undefined : whyNothing(object);
    return kind === undefined || why === undefined ? [] : [refusedAt(source, why.at ?? kind, why.what)];
  });
  return new NoSettingsFound(
    odd.length === 0
      ? [`${source.path}:1:1: ${NOTHING}`]
      : odd.slice(0, MOST).flatMap(({ problems }) => problems),
  );
}

const MOST = 5;

const NOTHING =
  'no Kafka client settings found: no client file in a Secret or ConfigMap, no environment variables of a container, and no client of an operator (Strimzi, Confluent for Kubernetes)';

interface Why {
  readonly what: string;
  readonly at?: Located;
}

const GIVE = 'give the Secret made from it (kubectl get secret NAME -o yaml)';

function whyNothing(object: Tree): Why | undefined {
  const kind = kindOf(object);
  if (kind === 'SealedSecret') return { what: `is encrypted, and only its cluster can decrypt it; ${GIVE}` };
  if (kind === 'ExternalSecret' || kind === 'SecretProviderClass')
    return { what: `says where to fetch a secret, and does not contain it; ${GIVE}` };
  if (kind === 'Secret' || kind === 'ConfigMap') return whyNoStore(object, kind);
  const containers = mapsUnder(object).flatMap((map) => listAt(map, 'containers'));
  return containers.length > 0 && containers.every((each) => !hasEnvironment(each))
    ? { what: `is ${named(kind)} whose containers have neither "env:" nor "envFrom:"${CUT_OFF}` }
    : undefined;
}

/** A kind that is not a plain word is a mistake, and is not repeated in a message. */
const named = (kind: string): string => (/^[A-Za-z]{1,40}$/.test(kind) ? `a ${kind}` : 'an object');

const CUT_OFF = '; was the file cut off?';

const listAt = (tree: Tree, key: string): readonly Tree[] => {
  const list = member(tree, key);
  return list?.kind === 'list' ? list.items : [];
};

const hasEnvironment = (container: Tree): boolean =>
  [...listAt(container, 'env'), ...listAt(container, 'envFrom')].length > 0;

function whyNoStore(object: Tree, kind: 'Secret' | 'ConfigMap'): Why | undefined {
  const held = ['data', 'stringData'].map((key) => at(object, key));
  const entries = held.flatMap((each) => (each?.kind === 'map' ? each.entries : []));
  const [first] = entries;
  if (first === undefined)
    return {
      what: `is a ${kind} without ${kind === 'Secret' ? '"data:" or "stringData:"' : '"data:"'}${CUT_OFF}`,
    };
  if (entries.every(({ value }) => value.kind === 'scalar' && isEncrypted(value.at.text)))
    return { what: 'is encrypted by SOPS; decrypt it first (sops -d)', at: first.key };
  if (entries.every(({ value }) => value.kind === 'scalar' && (value.value === null || value.at.text === '')))
    return { what: `is a ${kind} in which each key is empty${CUT_OFF}`, at: first.key };
  return undefined;
}
