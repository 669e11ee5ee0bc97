import { isCodeFile } from './code/languages.ts';
import type { Source } from '../text/source.ts';

/*
 * Recognises files without any client configuration: a message that says it is a broker's file, or a log, shows people
 * what to do.
 */

/** A file of a kind that contains no client configuration. */
export interface OtherFile {
  /** With its article: "a Kafka broker's configuration". */
  readonly what: string;
  /** What to provide or do instead, as a clause. */
  readonly instead: string;
  /** The offset that shows it. */
  readonly at?: number;
}

/** Longer files are recognised by their beginning. */
const ENOUGH = 64 * 1024;

/** Undefined when the kind is unknown. */
export function identifyOtherFile({ name, content }: Source): OtherFile | undefined {
  const text = content.text.slice(0, ENOUGH).replace(/^\ufeff/, ' ');
  if (text.trim() === '') return { what: 'an empty file', instead: 'was it cut off?' };
  return serverIn(text) ?? KINDS.find((kind) => kind.isOne(text, name));
}

/** A log with a JSON object in each line has a syntax error in its second one. */
export function logInJson({ content }: Source): OtherFile | undefined {
  const [first = '', second = ''] = content.text.slice(0, ENOUGH).trimStart().split(/\r?\n/);
  const isRecord = (line: string): boolean =>
    /^\{.*"(?:@?timestamp|time|ts|level|severity|logger|log|message|msg|MESSAGE|textPayload)"\s*:.*\}\s*$/.test(
      line,
    );
  return isRecord(first) && isRecord(second)
    ? { what: 'a log in JSON without the configuration of a client', instead: ASK_THE_DOCTOR }
    : undefined;
}

const ASK_THE_DOCTOR =
  'oauthbearer explain FILE says what its errors mean, and oauthbearer doctor --log FILE what it shows of the sign-in';

/** The kind of template, if it is one; its place is the first template tag. */
export function templateIn({ name, content }: Source): OtherFile | undefined {
  const text = content.text.slice(0, ENOUGH);
  const template = TEMPLATES.find((kind) => kind.isOne(text, name));
  return template === undefined ? undefined : { ...template, at: text.search(/\{\{|\{%|<%/) };
}

/** A server's configuration, recognised by names that every such server has and no client has. */
export function serverIn(text: string): OtherFile | undefined {
  const names = new Map<string, { readonly at: number; readonly value: string }>();
  for (const { index, 0: line, 1: name = '', 2: value = '' } of text.matchAll(LINES))
    names.set(name, { at: index + line.indexOf(name), value });
  for (const { signs, what, instead } of SERVERS) {
    const sign = signs.find((each) => each.every((one) => names.has(one)))?.[0];
    const found = sign === undefined ? undefined : names.get(sign);
    if (found === undefined) continue;
    const isController = names.get('process.roles')?.value.trim() === 'controller';
    return { what: isController ? "a Kafka controller's configuration" : what, instead, at: found.at };
  }
  return undefined;
}

const LINES = /^[ \t]*([A-Za-z][\w.-]{0,100})[ \t]*[=:][ \t]*(.{0,200})/gm;

const GIVE_A_CLIENTS =
  "give a client's, which has bootstrap.servers, security.protocol and settings that begin with sasl.";

interface Server {
  /** Lists of names; the file matches if it has all the names of one list, and the first of them is the place. */
  readonly signs: readonly (readonly string[])[];
  readonly what: string;
  readonly instead: string;
}

/** `config/` and `etc/` of Apache Kafka and Confluent Platform. */
const SERVERS: readonly Server[] = [
  {
    signs: [
      ['process.roles'],
      ['broker.id'],
      ['node.id'],
      ['log.dirs'],
      ['sasl.mechanism.inter.broker.protocol'],
      ['security.inter.broker.protocol'],
      ['zookeeper.connect'],
      ['listener.security.protocol.map'],
    ],
    what: "a Kafka broker's configuration",
    instead: GIVE_A_CLIENTS,
  },
  {
    signs: [
      ['dataDir', 'clientPort'],
      ['tickTime', 'initLimit'],
    ],
    what: "ZooKeeper's configuration",
    instead: GIVE_A_CLIENTS,
  },
  {
    signs: [['kafkastore.topic'], ['kafkastore.bootstrap.servers'], ['kafkastore.connection.url']],
    what: "Schema Registry's own configuration, whose Kafka client (kafkastore.*) does not sign in",
    instead: 'give the file of a client, or one in which kafkastore.sasl.* is set',
  },
  {
    signs: [
      ['log4j.rootLogger'],
      ['rootLogger.level'],
      ['log4j.rootCategory'],
      ['status', 'appender.console.type'],
    ],
    what: 'a Log4j configuration',
    instead: GIVE_A_CLIENTS,
  },
];

interface Kind extends OtherFile {
  readonly isOne: (text: string, name: string) => boolean;
}

const GIVE_THE_CLIENTS =
  'give what configures the client: properties, YAML, JSON, environment variables, a manifest, a Compose file or source code';

const matching =
  (...patterns: readonly RegExp[]) =>
  (text: string): boolean =>
    patterns.every((pattern) => pattern.test(text));

const called =
  (pattern: RegExp) =>
  (_: string, name: string): boolean =>
    pattern.test(name);

/** Templates, which may break the grammar of the file that they produce. */
const TEMPLATES: readonly Kind[] = [
  {
    what: 'a Helm template',
    instead: 'render it first (helm template CHART) and give what comes of it',
    isOne: matching(/\{\{-?\s*(?:\.Values|\.Release|\.Chart|include|template|range|if|with|define)\b/),
  },
  {
    what: 'a Jinja template',
    instead: 'render it first and give what comes of it',
    isOne: matching(/\{%-?\s*\w/),
  },
  {
    what: 'a template of Ruby (ERB)',
    instead: 'render it first and give what comes of it',
    isOne: matching(/<%[-=]?\s*\S/),
  },
];

/** The first match counts: certain kinds come before likely ones. */
const KINDS: readonly Kind[] = [
  {
    what: 'a private key in PEM',
    instead: 'give the file that names it; never a key',
    isOne: matching(/^\s*-----BEGIN [A-Z ]*PRIVATE KEY-----/),
  },
  {
    what: 'a certificate in PEM',
    instead: 'give the file that names it; doctor takes certificates with --ca-file',
    isOne: matching(/^\s*-----BEGIN [A-Z0-9 ]{1,40}-----/),
  },
  {
    what: 'a token (a JWT)',
    instead: 'doctor takes it with --token-file',
    isOne: matching(/^\s*(?:Bearer\s+)?eyJ[\w-]+\.[\w-]+\.[\w-]*\s*$/),
  },
  {
    what: 'a key set (JWKS)',
    instead: GIVE_THE_CLIENTS,
    isOne: matching(/^\s*\{/, /"keys"\s*:\s*\[/, /"kty"\s*:/),
  },
  {
    what: "an identity provider's discovery document",
    instead: `${GIVE_THE_CLIENTS}; its token_endpoint is what belongs there`,
    isOne: matching(/^\s*\{/, /"issuer"\s*:/, /"(?:jwks_uri|token_endpoint)"\s*:/),
  },
  {
    what: 'the answer of a token endpoint',
    instead: 'doctor takes the token in it with --token-file; explain takes an error',
    isOne: matching(/^\s*\{/, /"(?:access_token|error_description)"\s*:/),
  },
  ...TEMPLATES,
  { what: 'a web page (HTML)', instead: GIVE_THE_CLIENTS, isOne: matching(/^\s*<(?:!doctype html|html)\b/i) },
  {
    what: 'a Fluentd configuration',
    instead: `no rdkafka_options with settings of a client were found in it; ${GIVE_THE_CLIENTS}`,
    isOne: matching(/^[ \t]*<(?:match|source|filter|label|system)\b[^>\n]*>/m, /^[ \t]*@type\s+\w+/m),
  },
  {
    what: 'XML',
    instead: GIVE_THE_CLIENTS,
    isOne: matching(/^\s*(?:<\?xml\b|<!--|<[A-Za-z][\w:.-]*[\s>/])/),
  },
  {
    what: 'a log without the configuration of a client',
    instead: ASK_THE_DOCTOR,
    isOne: (text) => isLog(text),
  },
  {
    what: 'an error text or a stack trace',
    instead: 'oauthbearer explain FILE says what it means',
    isOne: matching(
      /^[ \t]*(?:Exception in thread\b|Caused by: |Traceback \(most recent call last\)|[\w.$]{3,200}(?:Exception|Error): )/m,
    ),
  },
  {
    what: 'a Logstash pipeline',
    instead: `no kafka plugin with sasl_mechanism was found in it; ${GIVE_THE_CLIENTS}`,
    isOne: matching(/^[ \t]*(?:input|filter|output)\s*\{/m, /=>/),
  },
  {
    what: 'an nginx configuration',
    instead: GIVE_THE_CLIENTS,
    isOne: matching(
      /^[ \t]*(?:events|http|server|upstream\s+\S+|stream|location\s+\S+)\s*\{/m,
      /\b(?:worker_processes|worker_connections|server_name|proxy_pass|listen|root)\s+(?=\S)[^\n;{]{1,300};/,
    ),
  },
  {
    what: 'a syslog-ng configuration',
    instead: GIVE_THE_CLIENTS,
    isOne: matching(
      /^[ \t]*(?:destination|source|log|filter|options)\b(?:[ \t]+\w+)?\s*\{/m,
      /^[ \t]*[\w.-]+\(.*\)(?:[ \t]*;)?[ \t]*$/m,
    ),
  },
  {
    what: 'an rsyslog configuration',
    instead: GIVE_THE_CLIENTS,
    isOne: matching(/^[ \t]*(?:module|action|input)\s*\(\s*(?:load|type)=/m),
  },
  {
    what: "Kerberos's configuration",
    instead: GIVE_THE_CLIENTS,
    isOne: matching(/^[ \t]*\[(?:libdefaults|realms|domain_realm)\]/m),
  },
  {
    what: 'a systemd unit',
    instead: `${GIVE_THE_CLIENTS}, or its EnvironmentFile`,
    isOne: matching(/^[ \t]*\[(?:Unit|Service|Install)\][ \t]*$/m),
  },
  {
    what: 'a Fluent Bit configuration without an output for Kafka',
    instead: GIVE_THE_CLIENTS,
    isOne: matching(/^[ \t]*\[(?:SERVICE|INPUT|FILTER|OUTPUT)\][ \t]*$/m),
  },
  {
    what: 'a Dockerfile',
    instead: GIVE_THE_CLIENTS,
    isOne: matching(/^\s*(?:#[^\n]*\n\s*)*(?:ARG [^\n]*\n\s*)*FROM\s+\S+/),
  },
  { what: 'a TOML file', instead: GIVE_THE_CLIENTS, isOne: called(/\.toml$/i) },
  { what: 'a SQL file', instead: GIVE_THE_CLIENTS, isOne: called(/\.sql$/i) },
  { what: 'a CSV file', instead: GIVE_THE_CLIENTS, isOne: called(/\.[ct]sv$/i) },
  { what: 'a notebook', instead: GIVE_THE_CLIENTS, isOne: called(/\.ipynb$/i) },
  { what: 'Terraform', instead: GIVE_THE_CLIENTS, isOne: called(/\.(?:tf|tfvars|hcl)$/i) },
  {
    what: 'a Markdown page',
    instead: 'give the configuration in it as a file',
    isOne: called(/\.(?:md|markdown)$/i),
  },
  {
    what: 'a GitHub workflow without settings of a Kafka client',
    instead: GIVE_THE_CLIENTS,
    isOne: matching(/^on:|^["']on["']:/m, /^jobs:/m),
  },
  {
    what: "a program's source code in which no Kafka client is given settings by their names",
    instead: 'give the file that gives them, or the configuration that the program reads',
    isOne: (_, name) => isCodeFile(name) || /\.(?:exs?|erl|cljs?|lua|pl|r|swift|dart)$/i.test(name),
  },
  {
    what: 'HOCON',
    instead: `${GIVE_THE_CLIENTS}; its Kafka settings may be in another file that it includes`,
    isOne: (text, name) => !/\.(?:ya?ml|jsonc?|env)$/i.test(name) && isHocon(text),
  },
  {
    what: 'an INI file',
    instead: GIVE_THE_CLIENTS,
    isOne: matching(/^[ \t]*\[[\w .:-]+\][ \t]*$/m, /^[ \t]*[\w.-]+[ \t]*=/m),
  },
  {
    what: 'a package.json',
    instead: GIVE_THE_CLIENTS,
    isOne: matching(/^\s*\{/, /"(?:dependencies|devDependencies|scripts)"\s*:\s*\{/),
  },
  {
    what: 'a shell script without settings of a Kafka client',
    instead: GIVE_THE_CLIENTS,
    isOne: matching(/^#!.*\b(?:ba|z|da|k)?sh\b/),
  },
];

/** A line of a Java logger, a container, librdkafka or syslog. */
const LOGGED =
  /^\s*(?:\[?\d{4}-\d\d-\d\d[T ]\d\d:\d\d|%\d\|\d{9}|\d\d:\d\d:\d\d[.,]\d|[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d |\{"(?:@?timestamp|time|ts|level)")/;

function isLog(text: string): boolean {
  const lines = text
    .split(/\r?\n/)
    .filter((line) => line.trim() !== '')
    .slice(0, 50);
  return lines.filter((line) => LOGGED.test(line)).length * 2 > lines.length;
}

const isHocon = matching(
  /^[ \t]*(?:include\s+["(]|[\w."-]+[ \t]*(?:[=:][ \t]*)?\{|[\w.-]+[ \t]*=[ \t]*\$\{\??[\w.]+\})/m,
  /[{}]/,
);
