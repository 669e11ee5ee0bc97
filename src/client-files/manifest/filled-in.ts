import type { Found, Reading } from '../reading.ts';
import { providersIn } from '../kafka/providers.ts';
import { opaque, type Located } from '../../text/located.ts';
import type { Pair } from '../../text/properties.ts';
import { lookUp } from '../../text/reference.ts';
import type { Store } from './objects.ts';

/** What else the file contains, for references to it. */
export interface Surroundings {
  /** Variables of containers, by name. */
  readonly variables: ReadonlyMap<string, Pair>;
  readonly stores: readonly Store[];
}

/**
 * An embedded file with its references to the container's environment (`${env:NAME}`) or to a Secret
 * (`${secrets:namespace/name:key}`, Strimzi's Kubernetes Config Provider) resolved from the manifest, if it contains
 * them.
 */
export function filledIn(reading: Reading, around: Surroundings): Reading {
  const providers = providersIn(reading);
  const env = Object.fromEntries([...around.variables].map(([name, { value }]) => [name, value.text]));
  return {
    ...reading,
    found: reading.found.map((found) => {
      if (found.references === undefined || found.isLiteral === true) return found;
      const inStore = referredSecret(found.value, around.stores);
      if (inStore !== undefined) return placed(found, inStore);
      const looked = lookUp(found.value, found.references, { env }, providers);
      if (!looked.known || looked.value === found.value) return found;
      const variable = WHOLE.exec(found.value)?.[1];
      const held = variable === undefined ? undefined : around.variables.get(variable);
      return held === undefined
        ? placed(found, opaque(found.at, looked.value))
        : { ...placed(found, held.value), variable: held.name.text };
    }),
  };
}

const WHOLE = /^\$\{(?:env:)?([A-Za-z_]\w*)(?::-?[^${}]*)?\}$/;

/** The referenced value may itself come from an environment: see `elsewhere`. */
const placed = ({ references: _, ...found }: Found, at: Located): Found => ({
  ...found,
  value: at.text,
  at,
  references: 'environment',
});

function referredSecret(value: string, stores: readonly Store[]): Located | undefined {
  const [, provider, name, key] =
    /^\$\{(secrets|configmaps):(?:[\w.-]+\/)?([\w.-]+):([\w.-]+)\}$/.exec(value) ?? [];
  if (provider === undefined || key === undefined) return undefined;
  const kind = provider === 'secrets' ? 'Secret' : 'ConfigMap';
  return stores.findLast((store) => store.kind === kind && store.name === name)?.entries.get(key)?.value;
}
