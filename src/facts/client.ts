import type { ClientFacts } from '../evidence/client.ts';
import { isLogged } from '../evidence/source.ts';
import { sourceOf, sourceOfExtension } from '../evidence/configuration.ts';
import type { Evidence } from '../evidence/evidence.ts';
import { fact, known, unknown, type Fact } from '../evidence/fact.ts';
import type { Input } from '../evidence/observation.ts';

/** A setting without which the fact is unknown. */
const configured = <T>(
  label: string,
  input: Input,
  name: keyof ClientFacts,
  select: (client: ClientFacts) => T | undefined,
): Fact<T> =>
  fact(label, ({ client }: Evidence) => {
    const value = select(client);
    return value === undefined
      ? unknown(`${input} was not given`, input)
      : known(value, sourceOf(client, name));
  });

/** A setting whose absence is a value too. */
const setting = <T>(
  label: string,
  name: keyof ClientFacts | 'token',
  select: (client: ClientFacts) => T,
): Fact<T> => fact(label, ({ client }: Evidence) => known(select(client), sourceOf(client, name)));

/**
 * A setting that is sent as an extension. Unknown when it is missing here and may come from elsewhere; but if the
 * doctor signed in, it is what was sent.
 */
const extension = (
  label: string,
  name: 'logicalCluster' | 'identityPoolId',
  setting: 'logicalCluster' | 'poolId',
  input: Input,
): Fact<string | undefined> =>
  fact(label, ({ client, broker }: Evidence) => {
    const value = client[setting];
    const because =
      value === undefined && !isSignedInByUs(broker.authenticate)
        ? mayBeElsewhere(client, setting, 'extensions')
        : undefined;
    return because === undefined ? known(value, sourceOfExtension(client, name)) : unknown(because, input);
  });

/** Whether this run signed in by itself: what a log shows, the client did. */
export const isSignedInByUs = (authenticate: Evidence['broker']['authenticate']): boolean =>
  authenticate.status === 'observed' && !isLogged(authenticate.source);

/**
 * Why a setting that is missing from the client's file may still be set elsewhere; undefined when the file is complete.
 */
export function mayBeElsewhere(
  { configuration }: ClientFacts,
  ...settings: readonly string[]
): string | undefined {
  if (configuration?.isPartial === true)
    return 'the file holds a part of the configuration, and the rest may have it';
  return configuration?.elsewhere?.some((each) => settings.includes(each)) === true
    ? 'the file leaves it to an environment that is not here'
    : undefined;
}

/** The reading when no file was given. */
export const NO_FILE = unknown("the configuration did not come from a client's file", '--client-config');

export const client = {
  tokenEndpoint: configured('token endpoint', '--token-endpoint', 'tokenEndpoint', (c) => c.tokenEndpoint),
  clientId: configured('client id', '--client-id', 'clientId', (c) => c.clientId),
  secret: configured(
    'traits of the client secret',
    '--client-secret-env',
    'clientSecret',
    (c) => c.clientSecret,
  ),
  clientAuth: setting('client authentication', 'clientAuth', (c) => c.clientAuth),
  audience: setting('audience asked for', 'audience', (c) => c.audience),
  scope: setting('scope asked for', 'scope', (c) => c.scope),
  resource: setting('resource asked for', 'resource', (c) => c.resource),
  givenToken: setting('token given', 'token', (c) => c.givenToken),
  poolId: extension('identityPoolId', 'identityPoolId', 'poolId', '--pool-id'),
  providerId: setting('identity provider id', 'providerId', (c) => c.providerId),
  extensions: setting('SASL extensions', 'extensions', (c) => c.extensions),
  logicalCluster: extension('logicalCluster', 'logicalCluster', 'logicalCluster', '--logical-cluster'),
  bootstrapServers: configured('bootstrap servers', '--bootstrap-server', 'bootstrapServers', (c) =>
    c.bootstrapServers.length === 0 ? undefined : c.bootstrapServers,
  ),
  securityProtocol: setting('security.protocol', 'securityProtocol', (c) => c.securityProtocol),
  saslMechanism: setting('sasl.mechanism', 'saslMechanism', (c) => c.saslMechanism),
  family: setting('kind of client', 'client', (c) => c.client),
  version: setting('version of the client', 'clientVersion', (c) => c.clientVersion),
  headerUrlencode: setting(
    'sasl.oauthbearer.header.urlencode',
    'headerUrlencode',
    (c) => c.headerUrlencode ?? false,
  ),
  basicHeader: setting('alphabet of the Basic header', 'clientSecret', (c) => c.basicHeader),
  subClaimName: setting('sasl.oauthbearer.sub.claim.name', 'subClaimName', (c) => c.subClaimName ?? 'sub'),
  authorizationIdentity: setting(
    'authorization identity',
    'authorizationIdentity',
    (c) => c.authorizationIdentity,
  ),
  allowedUrls: setting('org.apache.kafka.sasl.oauthbearer.allowed.urls', 'allowedUrls', (c) => c.allowedUrls),
  params: setting('further parameters of the token request', 'params', (c) => c.params),
  discoveryUrl: setting('discovery URL', 'discoveryUrl', (c) => c.discoveryUrl),
  topics: setting('topics of the client', 'topics', (c) => c.topics),
  groups: setting('consumer groups of the client', 'groups', (c) => c.groups),
  caFile: setting('file of certificate authorities', 'caFile', (c) => c.caFile),
  /** The client's configuration file; unknown when the configuration came from flags, environment or YAML. */
  file: fact("the client's own file", ({ client: { configuration } }: Evidence) =>
    configuration === undefined ? NO_FILE : known(configuration, configuration.file),
  ),
} as const;
