import type { Leg } from '../causes/texts.ts';
import { identify } from '../idp/identify.ts';

/*
 * What an error is about, as far as its text shows: a token endpoint, a broker, or something unrelated. Errors of TLS,
 * DNS and HTTP are not specific to either, so their context decides.
 */

const IDENTITY_PROVIDER =
  /\bOIDC\b|oauth2?\b|\bopenid\b|token[ ._-]?(?:endpoint|url|uri|request|retriever)|AccessTokenRetriever|JwtRetriever|\bjwks?\b|retriev\w{0,4} (?:\w+ )?(?:OIDC |JWT |access )?token|(?:fetch|get|obtain|acquir)\w{0,4} (?:\w+ ){0,2}(?:OAuth|OIDC|access|bearer)?[ _]?token|access[_ ]token|invalid_client|OAuthBearer(?:Login|Unsecured)|\/(?:token|access_token|as\/token\.oauth2)\b(?=["'?\s)]|$)|\/realms\/|\.well-known/i;
const BROKER =
  /\bsasl_(?:ssl|plaintext):\/\/|\bssl:\/\/|bootstrap|\bbrokers?\b|\bnode -?\d|:909\d\b|confluent\.cloud|NetworkClient|SslTransportLayer|common\.network\.|SaslClientAuthenticator|kafka\.(?:conn|client)|aiokafka|ApiVersions|"?broker"?:|kafkajs|sarama|\brdkafka\b|\bkafka\b|(?:Sasl|SASL)(?:Handshake|Authenticate|_|\b)/i;

/** The server at the other end of the failed connection; undefined when none or both are named. */
export function legOf(text: string): Leg | undefined {
  const [idp, broker] = [IDENTITY_PROVIDER.test(text), BROKER.test(text)];
  // Errors about fetching a token often name the broker on the same line.
  if (idp) return 'identity-provider';
  return broker ? 'broker' : undefined;
}

/** Whether it is about signing in with OAuth, or about Kafka at all. */
export const isAboutSignIn = (text: string): boolean => legOf(text) !== undefined || isIdentityHost(text);

const URLS = /\bhttps?:\/\/[^\s"'<>\\)\]},;]{3,500}/g;
const isIdentityHost = (text: string): boolean =>
  [...text.matchAll(URLS)].some(([url]) => identify([url]) !== undefined);

/** Whether an unrelated error names its subject: a URL, a host with a port, the frames of a stack trace. */
export const namesSomethingElse = (text: string): boolean =>
  /\bhttps?:\/\/[^\s"']{3}|\bhost=|\b(?:[\w-]{1,63}\.){1,8}[a-z]{2,18}:\d{2,5}\b|\n\s+at [\w.$]{3}/i.test(
    text,
  ) && !isAboutSignIn(text);

/** Other sign-ins and programs, recognised by specific words. */
interface Foreign {
  readonly what: string;
  readonly pattern: RegExp;
  /** The cause, if the client is meant to use OAuth after all. */
  readonly unlessMeant?: true;
}

const FOREIGN: readonly Foreign[] = [
  {
    what: 'a sign-in with SASL/SCRAM',
    pattern: /\bSCRAM(?:-SHA-\d{3})?\b|ScramLoginModule|ScramSaslClient/i,
    unlessMeant: true,
  },
  {
    what: 'a sign-in with SASL/PLAIN, as with an API key',
    pattern:
      /SASL(?:[ /_]| mechanism:? )PLAIN\b(?!TEXT)|mechanism'? ?[:=]? ?'?PLAIN\b(?!TEXT)|PlainLoginModule|PlainSaslServer|Authentication failed: Invalid username or password/,
    unlessMeant: true,
  },
  {
    what: 'a sign-in with Kerberos',
    pattern: /\bGSSAPI\b|\bKrb5|Kerberos|\bkinit\b|GSSException|SASL\/GSS/i,
  },
  {
    what: 'a sign-in to AWS MSK with IAM',
    pattern: /\bAWS_MSK_IAM\b|IAMLoginModule|IAMClientCallbackHandler|msk[._-]iam/i,
  },
  {
    what: 'a database',
    pattern:
      /\bjdbc:|\bpostgres|:(?:5432|3306|6379|27017|1433|1521)\b|\bpsycopg|PSQLException|com\.mysql|SQLException|\bORA-\d{5}|MongoServer|MongoNetwork|\bredis\b|password authentication failed for user|SQLSTATE|Access denied for user/i,
  },
  { what: 'an LDAP directory', pattern: /\bldaps?:\/\/|LDAP: error code|LdapException/i },
  {
    what: 'mail',
    pattern: /\bsmtp|\bimap\b|MailConnectException|AuthenticationFailedException: 535|\b535 5\.7/i,
  },
  { what: 'Elasticsearch or OpenSearch', pattern: /elasticsearch|opensearch/i },
  { what: 'ZooKeeper', pattern: /\bzookeeper\b|ClientCnxn/i },
  { what: 'RabbitMQ', pattern: /rabbitmq|\bamqps?:\/\//i },
  {
    what: 'a package registry',
    pattern:
      /\bnpm (?:ERR!|error)|\bpip(?:\._vendor|3? install)|pypi\.org|repo\.maven|registry\.npmjs|Could not transfer artifact/i,
  },
  { what: 'git', pattern: /^fatal: (?:unable to access|Authentication failed)|git@|\bgit clone\b/im },
  {
    what: 'a container registry',
    pattern: /registry-1\.docker\.io|ErrImagePull|ImagePullBackOff|docker pull|failed to pull image/i,
  },
  {
    what: 'Kubernetes itself',
    pattern: /kube-?api|kubectl|\bkubelet\b|Unable to connect to the server|apiserver/i,
  },
  { what: 'Schema Registry', pattern: /schema[-_ ]?registry|RestClientException|error_code"?: ?4\d{4}/i },
  { what: 'SSH', pattern: /\bssh_exchange|Permission denied \(publickey|\bsshd?\b\[/i },
  {
    what: "a program's own memory or code",
    pattern:
      /OutOfMemoryError(?!: Java heap space[^]{0,200}kafka\.common\.network)|NullPointerException|Segmentation fault|StackOverflowError|ClassCastException|undefined is not a function|panic: runtime error/,
  },
  {
    what: 'an application over HTTP',
    pattern:
      /\b(?:GET|POST|PUT|DELETE|PATCH|HEAD) \/\S{0,300} (?:HTTP\/\d|\d{3}\b|- |returned)|NoHandlerFound|No static resource|Cannot (?:GET|POST) \/|HTTP\/\d(?:\.\d)?" [45]\d\d\b/,
  },
  {
    what: 'the data itself, not the sign-in',
    pattern:
      /SerializationException|RecordTooLarge|DeserializationException|OffsetOutOfRange|UnknownMagic|CorruptRecord|Avro/i,
  },
];

export interface Elsewhere {
  readonly what: string;
  readonly quote: string;
  readonly isOtherSignIn: boolean;
}

/** What an error is about other than OAUTHBEARER; undefined when nothing shows that. */
export function elsewhere(text: string): Elsewhere | undefined {
  for (const { what, pattern, unlessMeant } of FOREIGN) {
    const match = pattern.exec(text);
    // A listener without OAUTHBEARER lists the mechanisms that it has.
    if (unlessMeant === true && /OAUTHBEARER/i.test(text)) continue;
    if (match !== null) return { what, quote: match[0], isOtherSignIn: unlessMeant === true };
  }
  return undefined;
}

/** Words, one of which is in every text that is recognised as unrelated. */
export const FOREIGN_WORDS: readonly string[] = [
  ...[
    'scram',
    'sasl',
    'plainlogin',
    'plain',
    'gssapi',
    'krb5',
    'kerberos',
    'gss',
    'kinit',
    'msk',
    'iamlogin',
    'iamclient',
  ],
  ...[
    'jdbc:',
    'postgres',
    'psycopg',
    'psql',
    'mysql',
    'sql',
    'ora-',
    'mongo',
    'redis',
    ':5432',
    ':3306',
    ':6379',
    ':27017',
    ':1433',
    ':1521',
    'password authentication',
    'access denied',
  ],
  ...[
    'ldap',
    'smtp',
    'imap',
    'mail',
    '535',
    'elasticsearch',
    'opensearch',
    'zookeeper',
    'clientcnxn',
    'rabbitmq',
    'amqp',
  ],
  ...[
    'npm e',
    'pypi',
    'pip',
    'maven',
    'npmjs',
    'artifact',
    'fatal: ',
    'git',
    'docker',
    'imagepull',
    'pull image',
    'kube',
  ],
  ...[
    'connect to the server',
    'apiserver',
    'schema',
    'restclient',
    'ssh',
    'permission denied',
    'outofmemory',
    'nullpointer',
  ],
  ...[
    'segmentation',
    'stackoverflow',
    'classcast',
    'undefined is',
    'panic: ',
    'nohandler',
    'static resource',
    'cannot get /',
  ],
  ...[
    'cannot post /',
    'serialization',
    'recordtoolarge',
    'offsetout',
    'unknownmagic',
    'corruptrecord',
    'avro',
    'http/',
  ],
];
