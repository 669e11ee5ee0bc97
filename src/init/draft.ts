import type { PortableClient } from '../client-files/writing.ts';
import type { SettingKey } from '../settings/settings.ts';

/** A target under construction; a secret is the name of a variable or a file. */
export type Draft = PortableClient;

export const EMPTY: Draft = {
  values: { securityProtocol: 'SASL_SSL', saslMechanism: 'OAUTHBEARER' },
  extensions: {},
  params: {},
  secrets: {},
  files: {},
};

/** The extensions that are settings of their own. */
const EXTENSION: Readonly<Partial<Record<SettingKey, string>>> = {
  logicalCluster: 'logicalCluster',
  poolId: 'identityPoolId',
};

/** How a setting is given. */
export type Manner = 'values' | 'secrets' | 'files';

/** @param how the form of the value; a secret or a file is given by its name */
export function given(draft: Draft, key: SettingKey, how: Manner = 'values'): string | undefined {
  const extension = EXTENSION[key];
  return extension === undefined ? draft[how]?.[key] : draft.extensions[extension];
}

/** The draft with a setting; without it when the text is empty. */
export function having(draft: Draft, key: SettingKey, text: string, how: Manner = 'values'): Draft {
  const extension = EXTENSION[key];
  if (extension !== undefined) return { ...draft, extensions: changed(draft.extensions, extension, text) };
  const without = (each: Manner): Draft[Manner] => changed(draft[each] ?? {}, key, each === how ? text : '');
  return { ...draft, values: without('values')!, secrets: without('secrets')!, files: without('files')! };
}

function changed(
  settings: Readonly<Record<string, string>>,
  key: string,
  text: string,
): Record<string, string> {
  const others = Object.entries(settings).filter(([each]) => each !== key);
  if (text === '') return Object.fromEntries(others);
  return Object.hasOwn(settings, key)
    ? { ...settings, [key]: text }
    : Object.fromEntries([...others, [key, text]]);
}
