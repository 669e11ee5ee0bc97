import type { ClientFacts } from '../evidence/client.ts';
import { sourceOf, sourceOfExtension } from '../evidence/configuration.ts';
import type { Source } from '../evidence/source.ts';
import { extensionNamed } from './extensions.ts';

export type SettingName =
  'token endpoint' | 'client id' | 'bootstrap server' | 'identity pool' | 'logical cluster';

export interface Setting {
  readonly name: SettingName;
  readonly value: string;
  /** Where it was configured: `client.properties:5:12`. */
  readonly source: Source;
}

/** The settings that a person copies from somewhere, under the names that people call them. */
export function settingsOf(client: ClientFacts): readonly Setting[] {
  const all: readonly (readonly [SettingName, string | undefined, Source])[] = [
    ['token endpoint', client.tokenEndpoint, sourceOf(client, 'tokenEndpoint')],
    ['client id', client.clientId, sourceOf(client, 'clientId')],
    ...client.bootstrapServers.map(
      (server) => ['bootstrap server', server, sourceOf(client, 'bootstrapServers')] as const,
    ),
    [
      'identity pool',
      extensionNamed(client.extensions, 'identityPoolId') ?? client.poolId,
      sourceOfExtension(client, 'identityPoolId'),
    ],
    [
      'logical cluster',
      extensionNamed(client.extensions, 'logicalCluster') ?? client.logicalCluster,
      sourceOfExtension(client, 'logicalCluster'),
    ],
  ];
  return all.flatMap(([name, value, source]) => (value === undefined ? [] : [{ name, value, source }]));
}
