import { LOGIN_MODULE_NAME } from './java-properties.ts';
import { everyNameOf } from './by-name.ts';
import type { ClientFacts } from '../evidence/client.ts';
import { propertyNamed, type ClientConfiguration } from '../evidence/configuration.ts';

/** How a client signs in whose file has nothing about OAuth. */
export interface OtherSignIn {
  readonly kind: 'password' | 'kerberos' | 'aws' | 'certificate' | 'nothing';
  /** The mechanism as the file has it; the protocol if there is no SASL. */
  readonly by: string;
}

/**
 * How the client of this file signs in without OAuth: nothing in the file is about OAuth, so it lacks all of it and not
 * just the mechanism. Undefined when only the mechanism is wrong, and when the file does not show it.
 */
export function otherSignInOf(client: ClientFacts): OtherSignIn | undefined {
  const { configuration, saslMechanism, givenToken } = client;
  if (configuration === undefined || givenToken || isAboutOAuth(client, configuration)) return undefined;
  const module = propertyNamed(configuration, LOGIN_MODULE_NAME)?.value ?? '';
  const isSet = isStated(configuration, 'saslMechanism');
  const said = isSet ? saslMechanism.trim() : '';
  const byMechanism = BY_MECHANISM.find(([pattern]) => pattern.test(said))?.[1];
  if (byMechanism !== undefined) return { kind: byMechanism, by: said };
  if (said !== '') return undefined;
  const byModule = BY_MODULE.find(([pattern]) => pattern.test(module))?.[1];
  if (byModule !== undefined) return byModule;
  return has(configuration, /^sasl\./) ? undefined : withoutSasl(client, configuration);
}

/** The mechanisms of Kafka and of the platforms around it, as IANA and their documentation name them. */
const BY_MECHANISM: readonly (readonly [RegExp, OtherSignIn['kind']])[] = [
  [/^(?:PLAIN|SCRAM-SHA-\d+|DIGEST-MD5|CRAM-MD5)$/i, 'password'],
  [/^GSSAPI$/i, 'kerberos'],
  [/^(?:AWS_MSK_IAM(?:_OAUTHBEARER)?|AWS)$/i, 'aws'],
];

const BY_MODULE: readonly (readonly [RegExp, OtherSignIn])[] = [
  [/\.(?:PlainLoginModule|ScramLoginModule)$/, { kind: 'password', by: 'the login module' }],
  [/\.Krb5LoginModule$/, { kind: 'kerberos', by: 'the login module' }],
];

/** `security.protocol` is SSL or PLAINTEXT, and no property is about SASL. */
function withoutSasl(
  { securityProtocol }: ClientFacts,
  configuration: ClientConfiguration,
): OtherSignIn | undefined {
  if (!isStated(configuration, 'securityProtocol')) return undefined;
  const by = securityProtocol.trim().toUpperCase();
  if (by !== 'SSL' && by !== 'PLAINTEXT') return undefined;
  const hasKey = has(configuration, /^ssl\.(?:keystore|certificate|key)\./);
  return { kind: by === 'SSL' && hasKey ? 'certificate' : 'nothing', by };
}

function isAboutOAuth(client: ClientFacts, configuration: ClientConfiguration): boolean {
  const stated = (key: 'tokenEndpoint' | 'clientId' | 'clientSecret'): boolean =>
    client[key] !== undefined && !isAnothers(configuration, key);
  return (
    stated('tokenEndpoint') ||
    configuration.elsewhere?.includes('tokenEndpoint') === true ||
    (stated('clientId') && stated('clientSecret')) ||
    Object.keys(client.extensions).length > 0 ||
    configuration.properties.some(
      ({ name, value = '' }) => OF_OAUTH.test(name) || (name === LOGIN_MODULE_NAME && /oauth/i.test(value)),
    )
  );
}

/** With a user name and a password, some `oauth.…` settings are an application's own: they do not concern Kafka. */
const OF_OAUTH =
  /^(?:oauth\.(?:token|client|scope|logical|identity)|sasl\.oauthbearer\.|sasl\.login\.callback\.|jaas:(?:oauth|clientId|clientSecret|extension_))/i;

/** An environment variable with a common name (`CLIENT_ID`) that does not mention OAuth may be another program's. */
function isAnothers(configuration: ClientConfiguration, key: string): boolean {
  const place = configuration.places[key];
  const variable = configuration.properties.find(
    ({ name, at }) => name.startsWith('env:') && at.line === place?.line && at.column === place.column,
  );
  return variable !== undefined && !/KAFKA|SASL|OAUTH|OIDC|CONFLUENT|CCLOUD/i.test(variable.name);
}

const isStated = (configuration: ClientConfiguration, key: 'saslMechanism' | 'securityProtocol'): boolean =>
  propertyNamed(configuration, ...everyNameOf(key)) !== undefined ||
  (configuration.places[key] !== undefined && !isDefault(configuration.places[key]));

/** A default has the beginning of the file as its place. */
const isDefault = ({ line, column }: { readonly line: number; readonly column: number }): boolean =>
  line === 1 && column === 1;

const has = (configuration: ClientConfiguration, pattern: RegExp): boolean =>
  configuration.properties.some(({ name }) => pattern.test(name));

/** As the second half of a sentence: "signs in with …". */
export const SIGNS_IN: Readonly<Record<OtherSignIn['kind'], string>> = {
  password: 'signs in with a user name and a password (in Confluent Cloud an API key)',
  kerberos: 'signs in with Kerberos',
  aws: 'signs in with AWS IAM',
  certificate: 'signs in with a client certificate',
  nothing: 'does not sign in',
};
