import { amendClient } from '../../repair/amend.ts';
import type { ClientFacts } from '../../evidence/client.ts';
import {
  propertyNamed,
  type ClientConfiguration,
  type ConfigurationProperty,
  type Oddity,
} from '../../evidence/configuration.ts';
import type { Evidence } from '../../evidence/evidence.ts';
import { writeProperty, type Given } from '../../clients/notation/notation.ts';
import type { EvidenceRow } from '../define.ts';
import type { FixCommand } from '../../evidence/fix.ts';

/*
 * The client's own file: evidence rows that show its content, and the small changes that repairs consist of. Without a
 * file nothing changes.
 */

export { oddityOf } from '../../evidence/configuration.ts';

/** A property at its place; only its name if the value may be a secret. */
export const rowOf = (
  configuration: ClientConfiguration,
  { name, value, at }: ConfigurationProperty,
): EvidenceRow => ({
  label: shownName(name),
  value: value ?? '(not shown)',
  source: { file: configuration.file, place: at },
});

/** The name as it appears in the file: options of the JAAS string are in sasl.jaas.config. */
export const shownName = (name: string): string =>
  name.startsWith('jaas:') ? `${name.slice('jaas:'.length)} in sasl.jaas.config` : name;

/** An oddity at its place. */
export const oddityRow = (
  configuration: ClientConfiguration,
  { subject, at }: Oddity,
  what: string,
): EvidenceRow => ({
  label: subject ?? configuration.file,
  value: what,
  source: { file: configuration.file, place: at },
});

/** Whether the client's file does not set it, so that the client uses its default. */
export const isUnset = (file: ClientConfiguration | undefined, ...names: readonly string[]): boolean =>
  file !== undefined && propertyNamed(file, ...names) === undefined;

/** A line for the client's file, in its notation. */
export const setLine = (client: ClientFacts, name: string, value: Given): FixCommand =>
  writeProperty(client, name, value);

/** The file with these properties replaced or added; `undefined` as a value: set, but not to be shown. */
export const withProperties = (
  evidence: Evidence,
  properties: Readonly<Record<string, string | undefined>>,
): Evidence =>
  changed(evidence, (before) => ({
    properties: [
      ...before.properties.filter(({ name }) => !Object.hasOwn(properties, name)),
      ...Object.entries(properties).map(([name, value]) => ({
        name,
        at: before.properties.find((each) => each.name === name)?.at ?? { line: 1, column: 1 },
        ...(value === undefined ? {} : { value }),
      })),
    ],
  }));

export const withoutProperties = (evidence: Evidence, ...names: readonly string[]): Evidence =>
  changed(evidence, ({ properties }) => ({
    properties: properties.filter(({ name }) => !names.includes(name)),
  }));

/** The file without these oddities. */
export const withoutOddities = (evidence: Evidence, ...kinds: readonly Oddity['kind'][]): Evidence =>
  changed(evidence, ({ oddities }) => ({ oddities: oddities.filter(({ kind }) => !kinds.includes(kind)) }));

export function changed(
  evidence: Evidence,
  change: (configuration: ClientConfiguration) => Partial<ClientConfiguration>,
): Evidence {
  const { configuration } = evidence.client;
  return configuration === undefined
    ? evidence
    : amendClient(evidence, { configuration: { ...configuration, ...change(configuration) } });
}
