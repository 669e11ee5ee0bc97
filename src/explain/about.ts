import type { Leg } from '../causes/texts.ts';
import type { CauseId } from '../evidence/gate.ts';
import { identify } from '../idp/identify.ts';
import { needlesOf } from './needles.ts';

/*
 * What an error is about, as far as its text shows: a token endpoint, a broker, or something unrelated. Errors of TLS,
 * DNS and HTTP are not specific to either, so their context decides.
 */

const IDENTITY_PROVIDER =
  /\bOIDC\b|oauth2?\b|\bopenid\b|token[ ._-]?(?:endpoint|url|uri|request|retriever)|AccessTokenRetriever|JwtRetriever|\bjwks?\b|retriev\w{0,4} (?:\w+ )?(?:OIDC |JWT |access )?token|(?:fetch|get|obtain|acquir)\w{0,4} (?:\w+ ){0,2}(?:OAuth|OIDC|access|bearer)?[ _]?token|(?:fetch|get|obtain|acquire|request|refresh|retrieve)_?(?:[a-z]{1,12}_?)?token|token_?(?:refresh|provider|client|retriever|service|cache)|oauth_?bearer_?provider|\boauth_cb\b|access[_ ]?token|invalid_client|OAuthBearer(?:Login|Unsecured)|\/(?:token|access_token|as\/token\.oauth2)\b(?=["'?\s)]|$)|\/realms\/|\.well-known/i;
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
  /\bhttps?:\/\/[^\s"']{3}|\bhost=|\b(?:[\w-]{1,63}\.){1,8}[a-z]{2,18}:\d{2,5}\b|\n[ \t]+at [\w.$]{3}/i.test(
    text,
  ) && !isAboutSignIn(text);

/** Other sign-ins and programs, recognised by specific words. */
interface Foreign {
  readonly what: string;
  readonly pattern: RegExp;
  /**
   * - `other-mechanism`: another mechanism of SASL. A listener without OAUTHBEARER lists those that it has, so this does
   *   not count beside that name.
   * - `other-kafka`: the sign-in to another Kafka service, which has rules of its own for tokens.
   * - `service`: a service with tokens and certificates of its own. All its errors are about itself, unless the text
   *   names Kafka.
   */
  readonly kind?: 'other-mechanism' | 'other-kafka' | 'service';
}

const FOREIGN: readonly Foreign[] = [
  {
    what: 'a sign-in to AWS MSK with IAM',
    pattern:
      /AWS_MSK_IAM\b|IAMLoginModule|IAMClientCallbackHandler|msk[._-]iam|\[[\da-f]{8}-[\da-f-]{27}\]: (?:Access denied|Too many connects)|\bkafka(?:-serverless)?\.[a-z\d-]{6,20}\.amazonaws\.com:9[01]98\b/i,
    kind: 'other-kafka',
  },
  {
    what: 'a sign-in to Azure Event Hubs, which is not Confluent Cloud',
    pattern:
      /servicebus\.windows\.net:9093\b[^]{0,400}?(?:SASL|authenticat)|SASL[^\n]{0,80}: Invalid tenant name/i,
    kind: 'other-kafka',
  },
  {
    what: "a sign-in to Google's Managed Service for Apache Kafka, which is not Confluent Cloud",
    pattern: /managedkafka\.[\w.-]{3,120}\.cloud\.goog:9092\b[^]{0,400}?(?:SASL|authenticat)/i,
    kind: 'other-kafka',
  },
  {
    what: 'a sign-in with SASL/SCRAM',
    pattern: /\bSCRAM(?:-SHA-\d{3})?\b|ScramLoginModule|ScramSaslClient/i,
    kind: 'other-mechanism',
  },
  {
    what: 'a sign-in with SASL/PLAIN, as with an API key',
    pattern:
      /SASL(?:[ /_]| mechanism:? )PLAIN\b(?!TEXT)|mechanism'? ?[:=]? ?'?PLAIN\b(?!TEXT)|PlainLoginModule|PlainSaslServer|Authentication failed: Invalid username or password/,
    kind: 'other-mechanism',
  },
  {
    what: 'a sign-in with Kerberos',
    pattern: /(?<!Unexpected SASL mechanism: )\bGSSAPI\b|\bKrb5|Kerberos|\bkinit\b|GSSException|SASL\/GSS/i,
    kind: 'other-mechanism',
  },
  {
    what: 'a database',
    pattern:
      /\bjdbc:|\bpostgres|:5432\b|:3306\b|:6379\b|:27017\b|:1433\b|:1521\b|\bpsycopg|PSQLException|com\.mysql|SQLException|\bORA-\d{5}|MongoServer|MongoNetwork|MongoSecurity|MONGODB-OIDC|\bredis\b|password authentication failed for user|OAuth bearer authentication failed for user|SQLSTATE|Access denied for user/i,
    kind: 'service',
  },
  { what: 'an LDAP directory', pattern: /\bldaps?:\/\/|LDAP: error code|LdapException/i, kind: 'service' },
  {
    what: 'mail',
    pattern:
      /\bsmtp|\bimap\b|MailConnectException|AuthenticationFailedException: 535|\b535 5\.7|\bXOAUTH2\b/i,
    kind: 'service',
  },
  { what: 'Elasticsearch or OpenSearch', pattern: /elasticsearch|opensearch/i, kind: 'service' },
  { what: 'ZooKeeper', pattern: /\bzookeeper\b|ClientCnxn/i },
  { what: 'RabbitMQ', pattern: /rabbitmq|\bamqps?:\/\//i, kind: 'service' },
  {
    what: 'a package registry',
    pattern:
      /\bnpm (?:ERR!|error)|\bpip(?:\._vendor|3? install)|pypi\.org|repo\.maven|registry\.npmjs|Could not transfer artifact/i,
    kind: 'service',
  },
  {
    what: 'git or GitHub',
    pattern:
      /^fatal: (?:unable to access|Authentication failed)|git@|\bgit clone\b|api\.github\.com|docs\.github\.com|\boctokit\b/im,
    kind: 'service',
  },
  {
    what: 'a container registry',
    pattern:
      /registry-1\.docker\.io|auth\.docker\.io|ErrImagePull|ImagePullBackOff|docker pull|failed to pull image/i,
    kind: 'service',
  },
  {
    what: 'Kubernetes itself',
    pattern:
      /kube-?api|kubectl|\bkubelet\b|Unable to connect to the server|apiserver|You must be logged in to the server|Unable to authenticate the request|service account token has/i,
    kind: 'service',
  },
  { what: 'Argo CD', pattern: /\bargocd\b/i, kind: 'service' },
  {
    what: 'Terraform',
    pattern: /^terraform\b|registry\.terraform\.io|hashicorp\/terraform/im,
    kind: 'service',
  },
  {
    what: 'HashiCorp Vault',
    pattern: /\bvault[: ][^\n]{0,80}permission denied|Error making API request\.[^]{0,200}\/v1\//i,
    kind: 'service',
  },
  {
    what: 'a cloud store or another API of a cloud',
    pattern:
      /InvalidAccessKeyId|\bs3[.-][\w.-]{0,60}amazonaws|storage\.googleapis\.com|StorageException|googleapis (?:drive|sheets|calendar|storage|pubsub|bigquery)|blob\.core\.windows\.net/i,
    kind: 'service',
  },
  { what: 'a gRPC service', pattern: /\bio\.grpc\.|\bgrpc\.code=|rpc error: code = /, kind: 'service' },
  {
    what: 'an API that checks the tokens of its own callers',
    pattern: /oauth2\.server\.resource|WWW-Authenticate: Bearer/i,
    kind: 'service',
  },
  { what: 'Schema Registry', pattern: /schema[-_ ]?registry|RestClientException|error_code"?: ?4\d{4}/i },
  {
    what: 'SSH',
    pattern: /\bssh_exchange|Permission denied \(publickey|\bsshd?\b\[/i,
    kind: 'service',
  },
  {
    what: "a program's own memory or code",
    pattern:
      /OutOfMemoryError(?!: Java heap space[^]{0,200}kafka\.common\.(?:network|memory))|NullPointerException|Segmentation fault|StackOverflowError|ClassCastException|undefined is not a function|panic: runtime error/,
  },
  {
    what: 'an application over HTTP',
    pattern: new RegExp(
      [
        ...['GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'HEAD'].map(
          (method) => String.raw`\b${method} \/\S{0,300} (?:HTTP\/\d|\d{3}\b|- |returned)`,
        ),
        String.raw`NoHandlerFound|No static resource|Cannot GET \/|Cannot POST \/|HTTP\/\d(?:\.\d)?" [45]\d\d\b`,
      ].join('|'),
    ),
  },
  {
    what: 'the data itself, not the sign-in',
    pattern:
      /SerializationException|RecordTooLarge|DeserializationException|OffsetOutOfRange|UnknownMagic|CorruptRecord|CommitFailedException|IllegalGeneration|Avro/i,
  },
];

export interface Elsewhere {
  readonly what: string;
  readonly quote: string;
  /** It is the sign-in of a Kafka client, by another mechanism or to another service. */
  readonly isOtherSignIn: boolean;
}

const KAFKA = /kafka|\bSASL\b|OAUTHBEARER|confluent/i;

/** What an error is about other than OAUTHBEARER; undefined when nothing shows that. */
export function elsewhere(text: string): Elsewhere | undefined {
  for (const { what, pattern, kind } of FOREIGN) {
    if (kind === 'other-mechanism' && /OAUTHBEARER/i.test(text)) continue;
    const match = pattern.exec(text);
    if (match !== null)
      return {
        what,
        quote: match[0],
        isOtherSignIn: kind === 'other-mechanism' || kind === 'other-kafka',
      };
  }
  return undefined;
}

/** Whether an error is a service's own, whose tokens and certificates are not those of the sign-in to Kafka. */
export const isAnotherServices = (text: string): boolean =>
  !KAFKA.test(text) && FOREIGN.some(({ kind, pattern }) => kind === 'service' && pattern.test(text));

/** Words, one of which is in every text that is recognised as unrelated. */
export const FOREIGN_WORDS: readonly string[] = FOREIGN.flatMap(({ pattern }) => needlesOf(pattern));

/** The server that a cause is about, for errors of TLS, DNS and TCP, whose words are the same for both. */
const ONLY_OF: Readonly<Record<Leg, RegExp>> = {
  broker: /^(?:config\/bootstrap-|broker\/|network\/(?:dns-bootstrap|[a-z]+-(?:[a-z]+-)*broker))/,
  'identity-provider':
    /^(?:config\/(?:token-url-|https-ca)|token\/|network\/(?:tcp-proxy|tcp-captive|[a-z]+-(?:[a-z]+-)*idp))/,
};

/** Whether a cause can be behind an error about this server. */
export const canBeAbout = (cause: CauseId, leg: Leg | undefined): boolean =>
  leg === undefined || !ONLY_OF[leg === 'broker' ? 'identity-provider' : 'broker'].test(cause);
