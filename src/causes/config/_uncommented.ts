import { byName } from '../../clients/by-name.ts';
import type { CommentedProperty } from '../../clients/comments.ts';
import { amendClient } from '../../repair/amend.ts';
import type { Evidence } from '../../evidence/evidence.ts';
import { commentIn } from '../../spelling/comment.ts';
import { withProperties } from './_file.ts';
import { presumeTokenIfNone, withBootstrap, withExtensions, withTokenUrl } from './_repair.ts';

/** The file with this value without its comment, and the resulting configuration. */
export function withoutComment(
  evidence: Evidence,
  { property, value, comment }: CommentedProperty,
): Evidence {
  const { name } = property;
  const change = Object.hasOwn(MEANT, name) ? MEANT[name] : undefined;
  const repaired = withProperties(evidence, { [name]: value });
  return change === undefined ? repaired : change(repaired, value, comment);
}

type Change = (evidence: Evidence, value: string, comment: string) => Evidence;

/** A comma inside the comment became an extension; it is removed too. */
const withIds: Change = (evidence, _, comment) =>
  withExtensions(
    evidence,
    Object.fromEntries(
      Object.entries(evidence.client.extensions)
        .filter(([name]) => !comment.includes(`,${name}`) && !comment.includes(`, ${name}`))
        .map(([name, value]) => [name, commentIn(value, false)?.value ?? value]),
    ),
  );

const MEANT: Readonly<Record<string, Change>> = byName<Change>({
  securityProtocol: (evidence, value) => amendClient(evidence, { securityProtocol: value.toUpperCase() }),
  saslMechanism: (evidence, saslMechanism) => amendClient(evidence, { saslMechanism }),
  bootstrapServers: (evidence, value) =>
    withBootstrap(
      evidence,
      value.split(',').map((server) => server.trim()),
    ),
  tokenEndpoint: withTokenUrl,
  headerUrlencode: (evidence, value) =>
    amendClient(evidence, { headerUrlencode: value.toLowerCase() === 'true' }),
  clientId: (evidence, clientId) => presumeTokenIfNone(amendClient(evidence, { clientId })),
  scope: (evidence, scope) => presumeTokenIfNone(amendClient(evidence, { scope })),
  extensions: withIds,
  logicalCluster: withIds,
  poolId: withIds,
});
