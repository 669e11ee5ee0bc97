import type { CommentedProperty } from '../../clients/comments.ts';
import { amendClient } from '../../repair/amend.ts';
import type { Evidence } from '../../evidence/evidence.ts';
import { commentIn } from '../../spelling/comment.ts';
import { withProperties } from './_file.ts';
import { presumeTokenIfNone, withBootstrap, withExtensions, withTokenUrl } from './_repair.ts';

/** The file with this value less its comment, and what the client then makes of it. */
export function withoutComment(
  evidence: Evidence,
  { property, value, comment }: CommentedProperty,
): Evidence {
  const { name } = property;
  const change = Object.hasOwn(MEANT, name) ? MEANT[name] : undefined;
  const mended = withProperties(evidence, { [name]: value });
  return change === undefined ? mended : change(mended, value, comment);
}

type Change = (evidence: Evidence, value: string, comment: string) => Evidence;

const withMechanism: Change = (evidence, saslMechanism) => amendClient(evidence, { saslMechanism });
const withServers: Change = (evidence, value) => withBootstrap(evidence, value.split(/\s*,\s*/));
const withClientId: Change = (evidence, clientId) => presumeTokenIfNone(amendClient(evidence, { clientId }));
const withScope: Change = (evidence, scope) => presumeTokenIfNone(amendClient(evidence, { scope }));

/** What a comma in the comment made an extension of goes with it. */
const withIds: Change = (evidence, _, comment) =>
  withExtensions(
    evidence,
    Object.fromEntries(
      Object.entries(evidence.client.extensions)
        .filter(([name]) => !comment.includes(`,${name}`) && !comment.includes(`, ${name}`))
        .map(([name, value]) => [name, commentIn(value, false)?.value ?? value]),
    ),
  );

const MEANT: Readonly<Record<string, Change>> = {
  'security.protocol': (evidence, value) => amendClient(evidence, { securityProtocol: value.toUpperCase() }),
  'sasl.mechanism': withMechanism,
  'sasl.mechanisms': withMechanism,
  'bootstrap.servers': withServers,
  'metadata.broker.list': withServers,
  'sasl.oauthbearer.token.endpoint.url': withTokenUrl,
  'sasl.oauthbearer.header.urlencode': (evidence, value) =>
    amendClient(evidence, { headerUrlencode: value.toLowerCase() === 'true' }),
  'sasl.oauthbearer.client.credentials.client.id': withClientId,
  'sasl.oauthbearer.client.id': withClientId,
  'jaas:clientId': withClientId,
  'sasl.oauthbearer.scope': withScope,
  'jaas:scope': withScope,
  'sasl.oauthbearer.extensions': withIds,
  'jaas:extension_logicalCluster': withIds,
  'jaas:extension_identityPoolId': withIds,
};
