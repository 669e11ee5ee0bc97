import type { Found } from '../reading.ts';
import type { Pair } from '../../text/properties.ts';
import { part } from '../../text/located.ts';
import { byDefault, extension, foundBy, type Mapping } from './mapping.ts';

/**
 * The options of Strimzi's login callback handler in the JAAS string of a Java client. They have their own names;
 * extensions were added with pull request 231, and an audience is supported.
 * https://github.com/strimzi/strimzi-kafka-oauth/pull/231
 */
export function strimziLogin(properties: ReadonlyMap<string, Pair>): readonly Found[] {
  const handler = properties.get('sasl.login.callback.handler.class')?.value;
  if (handler?.text.startsWith('io.strimzi.kafka.oauth.client.') !== true) return [];
  const extensions = [...properties].flatMap(([known, { name, value }]) => {
    if (!known.startsWith(PREFIX)) return [];
    const nameAt = part({ ...name, text: known.slice('jaas:'.length) }, PREFIX.length - 'jaas:'.length);
    return [extension(nameAt, value.text, value)];
  });
  return [
    ...foundBy(MAPPING, properties),
    ...extensions,
    byDefault('clientAuth', 'client_secret_basic', handler),
  ];
}

const PREFIX = 'jaas:oauth.sasl.extension.';

const MAPPING: Mapping = {
  tokenEndpoint: ['jaas:oauth.token.endpoint.uri'],
  clientId: ['jaas:oauth.client.id'],
  clientSecret: ['jaas:oauth.client.secret'],
  scope: ['jaas:oauth.scope'],
  audience: ['jaas:oauth.audience'],
  token: ['jaas:oauth.access.token'],
};
