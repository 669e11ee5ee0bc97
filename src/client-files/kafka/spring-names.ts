import { part, type Located } from '../../text/located.ts';
import type { Pair } from '../../text/properties.ts';
import { withPorts } from './ports.ts';

/** A property under the Kafka client's name, and its layer. */
export interface SpringProperty {
  /** `` (common), `consumer`, `binder`, and so on; the `properties` of each override the rest of it. */
  readonly layer: string;
  readonly pair: Pair;
}

/**
 * The Kafka property that a Spring property sets, if any
 * (`org.springframework.boot.autoconfigure.kafka.KafkaProperties`, `KafkaBinderConfigurationProperties`).
 */
export function kafkaPropertyOf({ name, value }: Pair): readonly SpringProperty[] {
  const elements = elementsOf(name.text);
  const rest = elements.slice(prefixOf(elements.map(uniform)));
  if (rest.length === elements.length) return [];
  const isBinder = uniform(elements[elements.length - rest.length - 1]!) === 'binder';
  const [first = ''] = rest.map(uniform);
  const role = !isBinder && ROLES.has(first) ? first : isBinder ? 'binder' : '';
  const own = role === '' || isBinder ? rest : rest.slice(1);
  const under = uniform(own[0] ?? '');
  const layers = isBinder ? BINDER : SPRING;
  const layer = layers[under];
  if (layer !== undefined) {
    const key = keyOf(own.slice(1));
    return key === ''
      ? []
      : [
          {
            layer: [role, layer].filter((each) => each !== '').join('.'),
            pair: { name: called(name, key), value },
          },
        ];
  }
  const path = own
    .map(uniform)
    .filter((each) => !/^\[\d+\]$/.test(each))
    .join('.');
  const known = KNOWN[path];
  if (known !== undefined) {
    // The binder adds its `defaultBrokerPort` (`KafkaBinderConfigurationProperties.toConnectionString`).
    const pair = { name: called(name, known), value: path === 'brokers' ? withPorts(value) : value };
    // A group belongs to the consumer, but is useful for every client.
    return [{ layer: known === 'group.id' ? '' : role, pair }];
  }
  // Spring Boot has no such names; the intended ones are below `properties`.
  if (under === 'sasl' && !isBinder) return [{ layer: 'misplaced', pair: { name, value } }];
  if (under !== 'jaas') return [];
  const option =
    JAAS[own.slice(1).map(uniform).join('.')] ??
    (uniform(own[1] ?? '') === 'options' ? keyOf(own.slice(2)) : '');
  return option === '' ? [] : [{ layer: role, pair: { name: optionCalled(name, option), value } }];
}

const ROLES: ReadonlySet<string> = new Set(['consumer', 'producer', 'admin', 'streams']);

/** Maps whose keys are the client's own names, and their layer. */
const SPRING: Readonly<Partial<Record<string, string>>> = { properties: 'properties' };
const BINDER: Readonly<Partial<Record<string, string>>> = {
  configuration: 'properties',
  consumerproperties: 'consumer',
  producerproperties: 'producer',
};

const KNOWN: Readonly<Partial<Record<string, string>>> = {
  bootstrapservers: 'bootstrap.servers',
  brokers: 'bootstrap.servers',
  clientid: 'client.id',
  groupid: 'group.id',
  'security.protocol': 'security.protocol',
  'ssl.keypassword': 'ssl.key.password',
  'ssl.keystorecertificatechain': 'ssl.keystore.certificate.chain',
  'ssl.keystorekey': 'ssl.keystore.key',
  'ssl.keystorelocation': 'ssl.keystore.location',
  'ssl.keystorepassword': 'ssl.keystore.password',
  'ssl.keystoretype': 'ssl.keystore.type',
  'ssl.protocol': 'ssl.protocol',
  'ssl.truststorecertificates': 'ssl.truststore.certificates',
  'ssl.truststorelocation': 'ssl.truststore.location',
  'ssl.truststorepassword': 'ssl.truststore.password',
  'ssl.truststoretype': 'ssl.truststore.type',
};

const JAAS: Readonly<Partial<Record<string, string>>> = { enabled: 'enabled', loginmodule: 'loginModule' };

/** The number of elements that lead to the Kafka client; 0 if none do. */
function prefixOf(names: readonly string[]): number {
  const text = names.join('.');
  const inBinder = /^spring\.cloud\.stream\.binders\.[^.]+\.environment\./.exec(text)?.[0] ?? '';
  const prefix = /^spring\.(?:kafka|cloud\.stream\.kafka\.(?:streams\.)?binder)\./.exec(
    text.slice(inBinder.length),
  )?.[0];
  return prefix === undefined ? 0 : `${inBinder}${prefix}`.split('.').length - 1;
}

/**
 * The elements of a name: separated by dots, or in brackets, which keep their content unchanged.
 * https://docs.spring.io/spring-boot/reference/features/external-config.html#features.external-config.typesafe-configuration-properties.relaxed-binding
 */
const elementsOf = (name: string): readonly string[] => name.match(/\[[^[\]]*\]|[^.[\]]+/g) ?? [];

/** An element as Spring compares it. */
const uniform = (element: string): string =>
  element.startsWith('[') ? element : element.replace(/[-_]/g, '').toLowerCase();

/** A name as Spring compares it: `bootstrap-servers`, `bootstrapServers` and `BOOTSTRAP_SERVERS` are equal. */
export const relaxedName = (name: string): string => elementsOf(name).map(uniform).join('.');

/** A key of a map: outside brackets, only letters, digits, `-` and `_` are kept (`ConfigurationPropertyName`). */
const keyOf = (elements: readonly string[]): string =>
  elements.map((each) => (each.startsWith('[') ? each.slice(1, -1) : each.replace(/[^\w-]/g, ''))).join('.');

/** The same place under another name, which is editable if the file contains that name. */
function called(name: Located, text: string): Located {
  const index = name.text.lastIndexOf(text);
  return index < 0 ? { ...name, text, editable: false } : part(name, index, index + text.length);
}

const optionCalled = (name: Located, option: string): Located => ({
  ...called(name, option),
  text: `jaas:${option}`,
});
