import type { ClientFacts } from '../evidence/client.ts';
import type { ConfigurationProperty } from '../evidence/configuration.ts';
import { extensionNamed, meantName } from '../spelling/extensions.ts';
import { loginHandlerOf } from './java-login.ts';

/** An extension among the options of the JAAS string that the Java client does not send. */
export interface UnsentExtension {
  readonly property: ConfigurationProperty;
  readonly meant: 'logicalCluster' | 'identityPoolId';
}

const SENT = 'jaas:extension_';

/**
 * The options for the cluster or the pool without the extension prefix: `logicalCluster="lkc-..."`. Java's
 * `OAuthBearerLoginCallbackHandler` sends options with the prefix `extension_` and silently ignores all others.
 */
export function unsentExtensions(configured: ClientFacts): readonly UnsentExtension[] {
  const { client, configuration, extensions } = configured;
  if (client !== 'java' || configuration === undefined) return [];
  if (loginHandlerOf(configuration, configured).kind === 'own') return [];
  return configuration.properties.flatMap((property) => {
    const { name } = property;
    if (!name.startsWith('jaas:') || name.startsWith(SENT)) return [];
    const meant = meantName(name.slice('jaas:'.length));
    return (meant === 'logicalCluster' || meant === 'identityPoolId') &&
      extensionNamed(extensions, meant) === undefined
      ? [{ property, meant }]
      : [];
  });
}
