import { amendClient, presumeToken } from '../../repair/amend.ts';
import type { ClientFacts } from '../../evidence/client.ts';
import type { Evidence } from '../../evidence/evidence.ts';
import { missing } from '../../evidence/observation.ts';

const NOT_TRIED = 'the fixed setting was not tried';

type Optional =
  'tokenEndpoint' | 'clientId' | 'logicalCluster' | 'poolId' | 'audience' | 'authorizationIdentity';

/** The client's configuration without some optional settings. */
export const without = (client: ClientFacts, ...names: readonly Optional[]): ClientFacts =>
  Object.fromEntries(
    Object.entries(client).filter(([name]) => !names.includes(name as Optional)),
  ) as unknown as ClientFacts;

/** A token would be issued, if none was. An issued token is evidence, and stays. */
export const presumeTokenIfNone = (evidence: Evidence): Evidence =>
  evidence.token.jwt.status === 'observed' ? evidence : presumeToken(evidence);

/** Removes a setting whose correct value is unknown. */
export function forget(evidence: Evidence, name: 'tokenEndpoint' | 'clientId'): Evidence {
  return presumeTokenIfNone({ ...evidence, client: without(evidence.client, name) });
}

/** Another token URL would be used; its answer is unknown. */
export const withTokenUrl = (evidence: Evidence, tokenEndpoint: string): Evidence =>
  presumeTokenIfNone(amendClient(evidence, { tokenEndpoint }));

/** Another bootstrap server would be contacted; its broker's answers are unknown. */
export function withBootstrap(evidence: Evidence, bootstrapServers: readonly string[]): Evidence {
  return {
    ...amendClient(evidence, { bootstrapServers }),
    broker: {
      apiVersions: missing(NOT_TRIED),
      handshake: missing(NOT_TRIED),
      authenticate: missing(NOT_TRIED),
      metadata: missing(NOT_TRIED),
      groups: missing(NOT_TRIED),
    },
  };
}

/** Sends these extensions, and reads the cluster and the pool from them. */
export function withExtensions(evidence: Evidence, extensions: Readonly<Record<string, string>>): Evidence {
  const { logicalCluster, identityPoolId } = extensions;
  return {
    ...evidence,
    client: {
      ...without(evidence.client, 'logicalCluster', 'poolId'),
      ...(logicalCluster === undefined ? {} : { logicalCluster }),
      ...(identityPoolId === undefined ? {} : { poolId: identityPoolId }),
      extensions,
    },
  };
}

export const withoutIdentity = (evidence: Evidence): Evidence => ({
  ...evidence,
  client: without(evidence.client, 'authorizationIdentity'),
});
