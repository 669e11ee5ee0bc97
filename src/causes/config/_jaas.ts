import { Filled, variable } from '../../commands/value.ts';
import { mayBeInCloud } from '../../clients/confluent-cloud.ts';
import { optionNamesOf } from '../../clients/jaas-options.ts';
import { LOGIN_MODULE } from '../../clients/java-login.ts';
import { JAAS_STRING, JAVA_SETTINGS, LOGIN_MODULE_NAME } from '../../clients/java-properties.ts';
import { jaasPieces } from '../../clients/notation/jaas.ts';
import type { ClientFacts } from '../../evidence/client.ts';
import type { Evidence } from '../../evidence/evidence.ts';
import { extensionNamed, isExtensionName, isExtensionValue } from '../../spelling/extensions.ts';
import type { FixCommand } from '../../evidence/fix.ts';
import { SOME_CLUSTER, withCluster } from './_cluster.ts';
import { setLine, withoutOddities, withProperties } from './_file.ts';
import { without } from './_repair.ts';

/**
 * The whole JAAS string as it should be in the file, with the known values and variables for the others. Empty for a
 * handler whose options are not known here.
 *
 * @param loginModule the module's class where the platform has moved Kafka's own
 */
export function jaasLine(client: ClientFacts, loginModule = LOGIN_MODULE): readonly FixCommand[] {
  const names = optionNamesOf(client);
  if (names === undefined) return [];
  const { clientId, tokenEndpoint, scope, extensions } = client;
  const options: readonly (readonly [string, string])[] = [
    [names.clientId, isPlain(clientId) ? clientId : '$CLIENT_ID'],
    [names.clientSecret, SECRET.toString()],
    ...(names.tokenEndpoint === undefined
      ? []
      : [[names.tokenEndpoint, isPlain(tokenEndpoint) ? tokenEndpoint : '$TOKEN_ENDPOINT'] as const]),
    ...(scope === undefined || scope === '' ? [] : [[names.scope, scope] as const]),
    ...Object.entries({
      ...(mayBeInCloud(client) && { logicalCluster: '$CLUSTER_ID', identityPoolId: '$POOL_ID' }),
      ...extensions,
    })
      .filter(([name, value]) => isExtensionName(name) && isExtensionValue(value))
      .map(
        ([name, value]) =>
          [`${names.extension}${name}`, value === SOME_CLUSTER ? '$CLUSTER_ID' : value] as const,
      ),
  ];
  const [before = '', ...after] = jaasPieces(options, loginModule).join(' ').split(SECRET.toString());
  return [setLine(client, JAAS_STRING, new Filled([before, SECRET, after.join(SECRET.toString())]))];
}

/** Only the client id precedes it, which contains no dollar sign. */
const SECRET = variable('CLIENT_SECRET');

/** In a malformed string a value may contain the text that follows it. */
const isPlain = (text: string | undefined): text is string =>
  text !== undefined && /^[\w.@:/~+-]+$/.test(text);

/** With a JAAS string that can be parsed; any further content is unknown. */
export function withJaas(evidence: Evidence): Evidence {
  const { clientId } = evidence.client;
  const plain = isPlain(clientId) ? evidence : { ...evidence, client: without(evidence.client, 'clientId') };
  const readable = withProperties(withoutOddities(plain, 'jaas'), {
    [JAAS_STRING]: undefined,
    [LOGIN_MODULE_NAME]: LOGIN_MODULE,
    [JAVA_SETTINGS.clientId.fix]: plain.client.clientId,
    [JAVA_SETTINGS.clientSecret.fix]: undefined,
  });
  return extensionNamed(evidence.client.extensions, 'logicalCluster') === undefined
    ? withCluster(readable)
    : readable;
}
