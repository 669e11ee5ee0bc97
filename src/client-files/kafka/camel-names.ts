import { familyOf } from '../../clients/family.ts';
import type { Pair } from '../../text/properties.ts';
import { plain } from './usual-names.ts';

/** Before the settings of Apache Camel's Kafka component, in whatever framework it runs. */
export const CAMEL_PREFIX = 'camel.component.kafka.';

const OPTION = /^camel\.component\.kafka\.(?:configuration\.)?(.+)$/;
const ADDITIONAL = /^additional-?properties(?:\[([^\]]+)\]|\.(.+))$/i;

/**
 * A setting of Apache Camel's Kafka component under the name of the Java client's property: the component has an option for some
 * of them (`sasl-mechanism`, `saslMechanism`), and hands on what is in its additional properties.
 * https://camel.apache.org/components/next/kafka-component.html
 */
export function fromCamel({ name, value }: Pair): Pair {
  const option = OPTION.exec(name.text)?.[1];
  const property = option === undefined ? undefined : propertyOf(option);
  return property === undefined
    ? { name, value }
    : { name: { ...name, text: CAMEL_PREFIX + property, editable: false }, value };
}

/** An option of an endpoint, under the name of the Java client's property; none for the component's own. */
export function optionsOf({ name, value }: Pair): readonly Pair[] {
  const property = propertyOf(name.text);
  return property === undefined
    ? []
    : [{ name: property === name.text ? name : { ...name, text: property, editable: false }, value }];
}

function propertyOf(option: string): string | undefined {
  const [, bracketed, dotted] = ADDITIONAL.exec(option) ?? [];
  return bracketed ?? dotted ?? OPTIONS.get(plain(option));
}

const OPTIONS: ReadonlyMap<string, string> = new Map([
  ...familyOf('java').properties.map((property) => [plain(property), property] as const),
  ['brokers', 'bootstrap.servers'],
  ['groupid', 'group.id'],
]);

/** What a fix writes: the component has no option for the rest, and the JAAS string is one value. */
export const CAMEL_NAMES: Readonly<Record<string, string>> = {
  bootstrapServers: `${CAMEL_PREFIX}brokers`,
  securityProtocol: `${CAMEL_PREFIX}security-protocol`,
  saslMechanism: `${CAMEL_PREFIX}sasl-mechanism`,
  tokenEndpoint: `${CAMEL_PREFIX}additional-properties[sasl.oauthbearer.token.endpoint.url]`,
};
