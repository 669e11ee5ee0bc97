import type { NeededKey } from '../../spelling/settings.ts';
import type { ClientConfiguration, Program, Spelling } from '../../evidence/configuration.ts';
import { pairOf, yamlScalar } from './spelled.ts';

/*
 * Files with setting names of a program, which turns them into the client's properties.
 */

export type Pairs = readonly (readonly [name: string, value: string])[];

/** SnapLogic builds the JAAS string itself, from the fields of an account and from rows of keys and values. */
export const isAccount = (configuration: ClientConfiguration | undefined): boolean =>
  configuration?.program === 'snaplogic';

export const accountRows = (rows: Pairs): string =>
  [
    '# in the fields of the account, or its advanced Kafka properties:',
    ...rows.map(([name, value]) => `${name} = ${value}`),
  ].join('\n');

type Name = NeededKey | 'extensions';

type Names = Readonly<Partial<Record<Name, string>>>;

const NAMES: Readonly<Record<Exclude<Program, 'snaplogic'>, Names>> = {
  oauthbearer: {
    tokenEndpoint: 'tokenEndpoint',
    clientId: 'clientId',
    clientSecret: 'clientSecretEnv',
    scope: 'scope',
    saslMechanism: 'saslMechanism',
    securityProtocol: 'securityProtocol',
    bootstrapServers: 'bootstrapServers',
    extensions: 'extensions',
  },
  // https://strimzi.io/docs/operators/latest/configuring.html#type-KafkaClientAuthenticationOAuth-reference
  strimzi: {
    tokenEndpoint: 'tokenEndpointUri',
    clientId: 'clientId',
    scope: 'scope',
    bootstrapServers: 'bootstrapServers',
    extensions: 'saslExtensions',
  },
};

/** The program's own names; none if the file has the client's properties. */
const namesIn = (configuration: ClientConfiguration | undefined): Names =>
  configuration?.program === undefined ||
  configuration.program === 'snaplogic' ||
  configuration.properties.length > 0
    ? {}
    : NAMES[configuration.program];

/** How such a file spells a setting that it has, or that its program would read. */
export function spelledSetting(
  configuration: ClientConfiguration | undefined,
  setting: NeededKey,
): Spelling | undefined {
  const there = configuration?.spelled?.[setting];
  if (there !== undefined) return there;
  const name = namesIn(configuration)[setting];
  return name === undefined ? undefined : { before: '', name, between: ': ', after: '' };
}

/** The SASL extensions in such a file: each in its place if all are there, else in a map. */
export function spelledExtensions(
  configuration: ClientConfiguration | undefined,
  pairs: Pairs,
  isYaml: boolean,
): string | undefined {
  if (configuration === undefined || configuration.properties.length > 0) return undefined;
  const there = pairs.map(([name, value]) => ({ value, as: configuration.spelled?.[`extensions.${name}`] }));
  if (there.length > 0 && there.every(({ as }) => as !== undefined))
    return there.map(({ as, value }) => (as === undefined ? '' : pairOf(as, value, isYaml))).join('\n');
  const map = namesIn(configuration).extensions;
  return map === undefined
    ? undefined
    : [`${map}:`, ...pairs.map(([name, value]) => `  ${name}: ${yamlScalar(value)}`)].join('\n');
}
