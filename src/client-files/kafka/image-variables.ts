import { familyOf } from '../../clients/family.ts';
import { decodedBy, part, type Located } from '../../text/located.ts';
import { propertyValue, type Pair } from '../../text/properties.ts';
import { dottedName, fromDotnet } from './dotnet.ts';

/** Variables of an image or framework that turns them into properties of a Kafka client. */
interface Convention {
  /** Their prefixes; a later one counts only if the earlier ones do not set the property. */
  readonly prefixes: readonly RegExp[];
  readonly isJava: boolean;
  /** They are the client's whole configuration, so a missing property is not set. */
  readonly isWhole: boolean;
  /** They belong to a Kafka Connect worker, whose connectors have clients of their own. */
  readonly isWorker?: true;
  /** How the image changes a value before the client reads it. */
  readonly written?: (value: Located) => Located;
}

const image = (...prefixes: readonly RegExp[]): Convention => ({ prefixes, isJava: true, isWhole: true });
/**
 * Confluent's images write each variable into a `.properties` file as `name=value` without escaping (`dub template`,
 * `ub`).
 */
const confluent = (...prefixes: readonly RegExp[]): Convention => ({
  ...image(...prefixes),
  written: propertyValue,
});
const spring = (...prefixes: readonly RegExp[]): Convention => ({ prefixes, isJava: true, isWhole: false });
const application = (...prefixes: readonly RegExp[]): Convention => ({
  prefixes,
  isJava: false,
  isWhole: false,
});

/** `Worker.baseProducerConfigs`: nothing else applies to the worker's clients. */
const WORKER = /^CONNECT_(?=BOOTSTRAP_SERVERS$)/;

const SPRING = [/^SPRING_KAFKA_PROPERTIES_/, /^SPRING_KAFKA_/] as const;

/**
 * Confluent's images (https://docs.confluent.io/platform/current/installation/docker/config-reference.html), Kafbat UI
 * (`KAFKA_CLUSTERS_0_PROPERTIES_...`), Spring Boot (relaxed binding from environment variables), and applications that
 * do the same. The first one that sets anything about SASL wins.
 */
const CONVENTIONS: readonly Convention[] = [
  { ...confluent(/^CONNECT_/), isWorker: true },
  confluent(/^CONNECT_PRODUCER_/, WORKER),
  confluent(/^CONNECT_CONSUMER_/, WORKER),
  confluent(/^KAFKA_REST_CLIENT_/, /^KAFKA_REST_/),
  confluent(/^SCHEMA_REGISTRY_KAFKASTORE_/),
  confluent(/^KSQL_/),
  confluent(/^CONTROL_CENTER_STREAMS_/, /^CONTROL_CENTER_/),
  image(/^KAFKA_CLUSTERS_\d+_PROPERTIES_/, /^KAFKA_CLUSTERS_\d+_/),
  spring(...SPRING),
  spring(/^SPRING_KAFKA_CONSUMER_PROPERTIES_/, /^SPRING_KAFKA_CONSUMER_/, ...SPRING),
  spring(/^SPRING_KAFKA_PRODUCER_PROPERTIES_/, /^SPRING_KAFKA_PRODUCER_/, ...SPRING),
  application(/^KAFKA_/),
  application(/^/),
];

/** Settings that only a broker needs. */
const BROKER =
  /^KAFKA_(?:CFG_)?(?:ADVERTISED_LISTENERS|LISTENERS|BROKER_ID|NODE_ID|PROCESS_ROLES|ZOOKEEPER_CONNECT|CONTROLLER_QUORUM_VOTERS)$/;
const CLIENT = /^KAFKA_(?:CLUSTERS_\d|REST_)/;

/** The properties that variables become, under the client's names. */
export interface FromVariables {
  readonly pairs: readonly Pair[];
  /** The values of the variables used. */
  readonly used: ReadonlySet<Located>;
  readonly isJava: boolean;
  readonly isWhole: boolean;
  /** Belongs to a Kafka Connect worker, without sign-in settings for its connectors' clients. */
  readonly lacksConnectorSettings: boolean;
}

/**
 * @param variables without duplicates; those of a broker's own image (`KAFKA_SASL_ENABLED_MECHANISMS`,
 * `KAFKA_LISTENERS`) do not concern a client
 */
export function propertiesOf(variables: readonly Pair[]): FromVariables {
  const clients = variables.some(({ name }) => BROKER.test(name.text))
    ? variables.filter(({ name }) => !name.text.startsWith('KAFKA_') || CLIENT.test(name.text))
    : variables;
  const hasConnectorSettings = clients.some(({ name }) => OF_CONNECTORS.test(name.text));
  const all = CONVENTIONS.map(({ isJava, isWhole, isWorker, ...how }) => ({
    isJava,
    isWhole,
    lacksConnectorSettings: isWorker === true && !hasConnectorSettings,
    ...turned(clients, how),
  }));
  const signsIn = all.find(({ pairs }) => pairs.some(({ name }) => name.text.startsWith('sasl.')));
  const inDotnet = dotnetPairs(clients);
  if (signsIn === undefined && inDotnet.pairs.some(({ name }) => name.text.startsWith('sasl.')))
    return inDotnet;
  return (
    signsIn ?? {
      ...(all.find(({ pairs }) => pairs.length > 0) ?? NOTHING),
      isWhole: false,
    }
  );
}

/**
 * `Kafka__SaslOauthbearerClientId`: .NET's configuration binder reads `__` as the colon of a section.
 * https://learn.microsoft.com/aspnet/core/fundamentals/configuration/#non-prefixed-environment-variables
 */
function dotnetPairs(variables: readonly Pair[]): FromVariables {
  const own = variables.flatMap(({ name, value }) => {
    const section = /^[A-Za-z]\w*__(?=[A-Z][A-Za-z]+$)/.exec(name.text)?.[0];
    const member = section === undefined ? undefined : part(name, section.length);
    return member === undefined || !DOTNET.has(dottedName(member.text)) ? [] : [{ name: member, value }];
  });
  return {
    pairs: own.map(fromDotnet),
    used: new Set(own.map(({ value }) => value)),
    isJava: false,
    isWhole: false,
    lacksConnectorSettings: false,
  };
}

const DOTNET: ReadonlySet<string> = new Set(familyOf('librdkafka').properties);

/** The settings of a worker's connectors, as `Worker.baseProducerConfigs` and `baseConsumerConfigs` read them. */
const OF_CONNECTORS = /^CONNECT_(?:PRODUCER|CONSUMER)_(?:OVERRIDE_)?SASL_/;

const NOTHING = { pairs: [], used: new Set<Located>(), isJava: false, lacksConnectorSettings: false };

function turned(
  variables: readonly Pair[],
  { prefixes, written = verbatim }: Pick<Convention, 'prefixes' | 'written'>,
): Pick<FromVariables, 'pairs' | 'used'> {
  const properties = new Map<string, Pair>();
  const used = new Set<Located>();
  for (const prefix of prefixes) {
    for (const { name, value } of variables) {
      if (!prefix.test(name.text)) continue;
      const property = propertyName(name.text.replace(prefix, ''));
      if (KAFKA.test(property) && !properties.has(property)) {
        const isStore = property === 'bootstrap.servers' && name.text.startsWith(STORE);
        const arrives = written(value);
        used.add(value);
        properties.set(property, {
          name: { ...name, text: property },
          value: isStore ? withoutProtocols(arrives) : arrives,
        });
      }
    }
  }
  return { pairs: [...properties.values()], used };
}

const verbatim = (value: Located): Located => value;

const STORE = 'SCHEMA_REGISTRY_KAFKASTORE_';

/**
 * Schema Registry accepts `SASL_SSL://host:9092` and passes on the part after the scheme
 * (`SchemaRegistryConfig.bootstrapBrokers`).
 */
const withoutProtocols = (servers: Located): Located =>
  decodedBy(
    servers,
    /(?<=^|,)\s*(?:PLAINTEXT|SSL|SASL_PLAINTEXT|SASL_SSL):\/\//g,
    () => '',
    (text) => text,
  );

/** Names about signing in; applications use similar names for many other things. */
const KAFKA =
  /^(?:bootstrap\.servers|metadata\.broker\.list|security\.protocol|sasl\..+|enable\.sasl\..+|ssl\..+|https\.ca\..+|group\.id|config\.providers.*|org\.apache\.kafka\.sasl\.oauthbearer\.allowed\.urls)$/;

/** `_` becomes a dot, `__` a dash, `___` an underscore. */
const propertyName = (rest: string): string => {
  const name = rest.replace(/_{1,3}/g, (marks) => '.-_'[marks.length - 1]!).toLowerCase();
  return RELAXED[name] ?? name;
};

/** Spring Boot's notation, which omits the dashes of a name. */
const RELAXED: Readonly<Record<string, string>> = {
  bootstrapservers: 'bootstrap.servers',
  groupid: 'group.id',
};
