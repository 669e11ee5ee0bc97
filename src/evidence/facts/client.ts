import type { ClientFacts } from '../client.ts';
import type { Evidence } from '../evidence.ts';
import { fact, known, unknown, type Fact } from '../fact.ts';
import type { Input } from '../observation.ts';

const SOURCE = 'client configuration';

/** A setting that must be there for the reader to say anything. */
const configured = <T>(
  label: string,
  input: Input,
  select: (client: ClientFacts) => T | undefined,
): Fact<T> =>
  fact(label, ({ client }: Evidence) => {
    const value = select(client);
    return value === undefined ? unknown(`${input} was not given`, input) : known(value, SOURCE);
  });

/** A setting whose absence is itself a value. */
const setting = <T>(label: string, select: (client: ClientFacts) => T): Fact<T> =>
  fact(label, ({ client }: Evidence) => known(select(client), SOURCE));

export const client = {
  all: setting('client configuration', (c) => c),
  tokenEndpoint: configured('token endpoint', '--token-endpoint', (c) => c.tokenEndpoint),
  clientId: configured('client id', '--client-id', (c) => c.clientId),
  secret: configured('traits of the client secret', '--client-secret-env', (c) => c.clientSecret),
  clientAuth: setting('client authentication', (c) => c.clientAuth),
  audience: setting('audience asked for', (c) => c.audience),
  scope: setting('scope asked for', (c) => c.scope),
  resource: setting('resource asked for', (c) => c.resource),
  givenToken: setting('token given', (c) => c.givenToken),
  poolId: setting('identityPoolId', (c) => c.poolId),
  providerId: setting('identity provider id', (c) => c.providerId),
  extensions: setting('SASL extensions', (c) => c.extensions),
  logicalCluster: setting('logicalCluster', (c) => c.logicalCluster),
  bootstrapServers: configured('bootstrap servers', '--bootstrap-server', (c) =>
    c.bootstrapServers.length === 0 ? undefined : c.bootstrapServers,
  ),
  securityProtocol: setting('security.protocol', (c) => c.securityProtocol),
  saslMechanism: setting('sasl.mechanism', (c) => c.saslMechanism),
} as const;
