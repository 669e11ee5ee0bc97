import { AUDIENCE } from '../oidc-provider/_names.ts';

/** The issuers and keys that a listener trusts. */
export interface Trust {
  readonly issuer: string;
  readonly jwksUri: string;
}

/** The listeners that clients use, by name. */
export const clientListeners = [
  'sound',
  'slashed',
  'stale',
  'keycloak',
  'brief',
  'hasty',
  'credulous',
  'unsecured',
  'plain',
  'cleartext',
  'unsigned',
  'misnamed',
  'mutual',
  'astray',
] as const;
type ClientListener = (typeof clientListeners)[number];
type Name = ClientListener | 'internal' | 'controller' | 'closed';
export type Ports = Readonly<Record<Name, number>>;

/** Milliseconds: shorter than any token. */
export const SESSION_MS = 60_000;
/** Milliseconds: short enough that a test sees several re-authentications. */
export const HASTY_SESSION_MS = 10_000;

const PROTOCOL: Partial<Record<ClientListener, string>> = { cleartext: 'SASL_PLAINTEXT', unsigned: 'SSL' };

export interface ServerSettings {
  readonly folder: string;
  readonly ports: Ports;
  /** URL of a JWK Set as it was before the rotation. */
  readonly oldKeys: string;
  readonly sound: Trust;
  readonly keycloak: Trust;
}

/** `server.properties` of Apache Kafka 4. */
export function serverProperties({ folder, ports, oldKeys, sound, keycloak }: ServerSettings): string {
  const listener = (name: Name, host: string, port = ports[name]): string =>
    `${name.toUpperCase()}://${host}:${port}`;
  const believes = (name: ClientListener, { issuer, jwksUri }: Trust): string =>
    oauth(`listener.name.${name}`, folder, issuer, jwksUri);
  return `
process.roles=broker,controller
node.id=1
controller.quorum.voters=1@127.0.0.1:${ports.controller}
listeners=${[...clientListeners, 'internal' as const, 'controller' as const].map((name) => listener(name, '127.0.0.1')).join(',')}
advertised.listeners=${[
    ...clientListeners.map((name) =>
      listener(name, 'localhost', name === 'astray' ? ports.closed : ports[name]),
    ),
    listener('internal', '127.0.0.1'),
  ].join(',')}
listener.security.protocol.map=${clientListeners.map((name) => `${name.toUpperCase()}:${PROTOCOL[name] ?? 'SASL_SSL'}`).join(',')},INTERNAL:PLAINTEXT,CONTROLLER:PLAINTEXT
inter.broker.listener.name=INTERNAL
controller.listener.names=CONTROLLER
log.dirs=${folder}/data
offsets.topic.replication.factor=1
offsets.topic.num.partitions=1
group.initial.rebalance.delay.ms=0
ssl.keystore.type=PEM
ssl.keystore.location=${folder}/broker.pem
ssl.truststore.type=PEM
ssl.truststore.location=${folder}/ca.pem
ssl.client.auth=none
authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
super.users=User:ANONYMOUS
${believes('sound', sound)}
${believes('slashed', { ...sound, issuer: `${sound.issuer}/` })}
${believes('stale', { ...sound, jwksUri: oldKeys })}
${believes('cleartext', sound)}
${oauth('listener.name.credulous', folder, sound.issuer, sound.jwksUri, 'ClientJwtValidator')}
# Without a handler of its own, which is Kafka's default: for tokens that nobody signed.
listener.name.unsecured.sasl.enabled.mechanisms=OAUTHBEARER
listener.name.unsecured.oauthbearer.sasl.jaas.config=org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required unsecuredLoginStringClaim_sub="broker";
${believes('astray', sound)}
${believes('misnamed', sound)}
listener.name.misnamed.ssl.keystore.location=${folder}/another.pem
${believes('mutual', sound)}
listener.name.mutual.ssl.client.auth=required
${believes('brief', sound)}
listener.name.brief.oauthbearer.connections.max.reauth.ms=${SESSION_MS}
${believes('hasty', sound)}
listener.name.hasty.oauthbearer.connections.max.reauth.ms=${HASTY_SESSION_MS}
${believes('keycloak', keycloak)}
# Keycloak's sub is the id of the service account's user, which nobody knows before there is one.
listener.name.keycloak.sasl.oauthbearer.sub.claim.name=azp
listener.name.plain.sasl.enabled.mechanisms=PLAIN
listener.name.plain.plain.sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required user_nobody="nobody";
`;
}

function oauth(
  prefix: string,
  folder: string,
  issuer: string,
  jwksUri: string,
  validator = 'BrokerJwtValidator',
): string {
  // With its own options the module also logs in as a client; that token is never used.
  const options = `unsecuredLoginStringClaim_sub="broker" ssl.truststore.type="PEM" ssl.truststore.location="${folder}/ca.pem"`;
  // The validator is named because 4.1.1's default behaves like a client's: it checks neither signature nor claims.
  return `
${prefix}.sasl.enabled.mechanisms=OAUTHBEARER
${prefix}.oauthbearer.sasl.jaas.config=org.apache.kafka.common.security.oauthbearer.OAuthBearerLoginModule required ${options};
${prefix}.oauthbearer.sasl.server.callback.handler.class=org.apache.kafka.common.security.oauthbearer.OAuthBearerValidatorCallbackHandler
${prefix}.sasl.oauthbearer.jwt.validator.class=org.apache.kafka.common.security.oauthbearer.${validator}
${prefix}.sasl.oauthbearer.expected.audience=${AUDIENCE}
${prefix}.sasl.oauthbearer.expected.issuer=${issuer}
${prefix}.sasl.oauthbearer.jwks.endpoint.url=${jwksUri}
`;
}
