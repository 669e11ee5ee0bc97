import { mapsUnder } from '../manifest/objects.ts';
import { parseJson } from '../../text/json.ts';
import type { Located } from '../../text/located.ts';
import type { Source } from '../../text/source.ts';
import { member, textAt, type Tree, type TreeMap } from '../../text/tree.ts';
import { confluentSettings, type Thing } from './_confluent-side.ts';
import { pairsIn } from './_json.ts';
import type { Format } from '../format.ts';

/**
 * What Terraform created or plans to create, with every expression evaluated: `terraform show -json` of a state or a
 * plan, and the state itself. The resources are those of the format `terraform`.
 * https://developer.hashicorp.com/terraform/internals/json-format
 */
export default {
  id: 'terraform-json',
  title: 'Terraform state or plan of Confluent Cloud',
  syntax: 'json',
  references: 'none',
  recognise: (source) => (resourcesIn(source).length > 0 ? 'surely' : 'no'),
  read: (source) => {
    const resources = resourcesIn(source);
    return {
      isPartial: true,
      found: confluentSettings(resources.map(thingOf), source),
      properties: resources.flatMap(({ values }) => pairsIn(values)),
      oddities: [],
    };
  },
} satisfies Format;

interface Resource {
  readonly kind: Thing['kind'];
  readonly values: TreeMap;
}

const KINDS: Readonly<Record<string, Thing['kind']>> = {
  confluent_identity_provider: 'provider',
  confluent_identity_pool: 'pool',
};

/** Each resource once: one configuration may create what another one looks up. */
function resourcesIn(source: Source): readonly Resource[] {
  const tree = parseJson(source);
  if (textAt(tree, 'terraform_version') === undefined) return [];
  // A plan contains the current state and the changes too.
  const all = member(tree, 'planned_values') ?? member(tree, 'values') ?? member(tree, 'resources');
  const found = mapsUnder(all).flatMap((map) => {
    const kind = KINDS[textAt(map, 'type')?.text ?? ''];
    return kind === undefined ? [] : valuesOf(map).map((values): Resource => ({ kind, values }));
  });
  const idOf = ({ values }: Resource): string | undefined => textAt(values, 'id')?.text;
  return found.filter(
    (each, index) =>
      idOf(each) === undefined || found.findIndex((other) => idOf(other) === idOf(each)) === index,
  );
}

/** `values` of `terraform show -json`; `attributes` of each instance in a state. */
function valuesOf(resource: Tree): readonly TreeMap[] {
  const instances = member(resource, 'instances');
  const values: readonly (Tree | undefined)[] =
    instances?.kind === 'list'
      ? instances.items.map((instance) => member(instance, 'attributes'))
      : [member(resource, 'values')];
  return values.filter((each) => each?.kind === 'map');
}

function thingOf({ kind, values }: Resource): Thing {
  const value = (name: string, at: Located | undefined): Readonly<Record<string, Located>> =>
    at === undefined || at.text === '' ? {} : { [name]: at };
  const common = { kind, at: values.at, ...value('id', textAt(values, 'id')) };
  if (kind === 'provider')
    return {
      ...common,
      ...value('issuer', textAt(values, 'issuer')),
      ...value('jwksUri', textAt(values, 'jwks_uri')),
    };
  const owner = member(values, 'identity_provider');
  return {
    ...common,
    ...value('filter', textAt(values, 'filter')),
    ...value('identityClaim', textAt(values, 'identity_claim')),
    ...value('provider', textAt(owner?.kind === 'list' ? owner.items[0] : owner, 'id')),
  };
}
