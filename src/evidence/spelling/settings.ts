import type { ClientFacts } from '../client.ts';
import { extensionNamed } from './extensions.ts';

export type SettingName =
  'token endpoint' | 'client id' | 'bootstrap server' | 'identity pool' | 'logical cluster';

export interface Setting {
  readonly name: SettingName;
  readonly value: string;
}

/** The settings that a person copies from somewhere, under the names that people call them. */
export function settingsOf(client: ClientFacts): readonly Setting[] {
  const all: readonly (readonly [SettingName, string | undefined])[] = [
    ['token endpoint', client.tokenEndpoint],
    ['client id', client.clientId],
    ...client.bootstrapServers.map((server) => ['bootstrap server', server] as const),
    ['identity pool', extensionNamed(client.extensions, 'identityPoolId') ?? client.poolId],
    ['logical cluster', extensionNamed(client.extensions, 'logicalCluster') ?? client.logicalCluster],
  ];
  return all.flatMap(([name, value]) => (value === undefined ? [] : [{ name, value }]));
}
