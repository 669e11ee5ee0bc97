import { JAAS_STRING, JAVA_SETTINGS } from './java-properties.ts';
import { LIBRDKAFKA_SETTINGS } from './librdkafka-properties.ts';
import type { NamedKey, NamedSettings } from './named.ts';

const TABLES: readonly NamedSettings[] = [JAVA_SETTINGS, LIBRDKAFKA_SETTINGS];

/** Every name by which any client family reads a setting. */
export const everyNameOf = (key: NamedKey): readonly string[] => [
  ...new Set(TABLES.flatMap((settings) => settings[key]?.read ?? [])),
];

/** Turns values by setting into values by property name, for all families. */
export const byName = <T>(known: Readonly<Partial<Record<NamedKey, T>>>): Readonly<Record<string, T>> =>
  Object.fromEntries(
    (Object.entries(known) as [NamedKey, T][]).flatMap(([key, each]) =>
      everyNameOf(key).map((name) => [name, each] as const),
    ),
  );

/** The properties of settings that may be shown. */
export const SHOWABLE_NAMES: readonly string[] = TABLES.flatMap((settings) =>
  Object.values(settings).flatMap(({ read, showable }) => (showable === true ? read : [])),
);

/** Properties whose values hold several settings. */
export const COMPOSITE_NAMES: ReadonlySet<string> = new Set([
  JAAS_STRING,
  LIBRDKAFKA_SETTINGS.extensions.read[0],
]);
