import type { ClientFacts } from '../evidence/client.ts';
import { sourceOf, sourceOfExtension } from '../evidence/configuration.ts';
import type { Source } from '../evidence/source.ts';
import { extensionNamed } from './extensions.ts';

/** Names for the settings that a client needs to sign in, by setting key. For display only. */
export const WORDS_FOR = {
  tokenEndpoint: 'token endpoint',
  clientId: 'client id',
  clientSecret: 'client secret',
  jaasString: 'JAAS string',
  scope: 'scope',
  saslMechanism: 'mechanism',
  securityProtocol: 'security protocol',
  bootstrapServers: 'bootstrap server',
  logicalCluster: 'logical cluster',
  poolId: 'identity pool',
} as const;

/** A setting that a client needs to sign in: a setting key, or the JAAS string, which holds several. */
export type NeededKey = keyof typeof WORDS_FOR;

/** Settings that people copy from a console or a colleague. */
export type CopiedKey = 'tokenEndpoint' | 'clientId' | 'bootstrapServers' | 'poolId' | 'logicalCluster';

export interface Setting {
  readonly key: CopiedKey;
  /** For display only. */
  readonly name: (typeof WORDS_FOR)[CopiedKey];
  readonly value: string;
  /** Where it was configured: `client.properties:5:12`. */
  readonly source: Source;
}

/** The configured settings that people copy from somewhere. Each bootstrap server counts separately. */
export function settingsOf(client: ClientFacts): readonly Setting[] {
  const all: readonly (readonly [CopiedKey, string | undefined, Source])[] = [
    ['tokenEndpoint', client.tokenEndpoint, sourceOf(client, 'tokenEndpoint')],
    ['clientId', client.clientId, sourceOf(client, 'clientId')],
    ...client.bootstrapServers.map(
      (server) => ['bootstrapServers', server, sourceOf(client, 'bootstrapServers')] as const,
    ),
    [
      'poolId',
      extensionNamed(client.extensions, 'identityPoolId') ?? client.poolId,
      sourceOfExtension(client, 'identityPoolId'),
    ],
    [
      'logicalCluster',
      extensionNamed(client.extensions, 'logicalCluster') ?? client.logicalCluster,
      sourceOfExtension(client, 'logicalCluster'),
    ],
  ];
  return all.flatMap(([key, value, source]) =>
    value === undefined ? [] : [{ key, name: WORDS_FOR[key], value, source }],
  );
}
