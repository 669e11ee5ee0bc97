import { opaque, type Located } from '../../text/located.ts';
import type { Pair } from '../../text/properties.ts';
import { member, textAt, type Tree } from '../../text/tree.ts';

/** Whether an object is confluent-kafka-javascript's block `kafkaJS`. */
export const isKafkaJsBlock = (block: Tree | undefined): boolean =>
  block?.kind === 'map' && block.entries.some(({ key }) => key.text === 'brokers' || key.text === 'sasl');

/**
 * The block in which confluent-kafka-javascript accepts kafkajs's names, as it translates them
 * (`kafkaJSToRdKafkaConfig` in `lib/kafkajs/_common.js`).
 */
export function fromKafkaJs(block: Tree | undefined): readonly Pair[] {
  const named = (name: string, value: Located | undefined, text = value?.text): readonly Pair[] =>
    value === undefined || text === undefined
      ? []
      : [{ name: opaque(value, name), value: text === value.text ? value : opaque(value, text) }];
  const sasl = member(block, 'sasl');
  const ssl = textAt(block, 'ssl');
  const mechanism = textAt(sasl, 'mechanism');
  return [
    ...brokersOf(member(block, 'brokers')),
    ...named('client.id', textAt(block, 'clientId')),
    ...named('group.id', textAt(block, 'groupId')),
    ...named('sasl.mechanism', mechanism, mechanism?.text.toUpperCase()),
    ...named('security.protocol', ssl ?? sasl?.at, protocolOf(ssl?.text === 'true', sasl !== undefined)),
  ];
}

const protocolOf = (isTls: boolean, isSasl: boolean): string | undefined => {
  if (isSasl) return isTls ? 'SASL_SSL' : 'SASL_PLAINTEXT';
  return isTls ? 'SSL' : undefined;
};

function brokersOf(brokers: Tree | undefined): readonly Pair[] {
  const items = brokers?.kind === 'list' ? brokers.items.flatMap((item) => textAt(item) ?? []) : [];
  const [first, second] = items;
  if (first === undefined) return [];
  const value = second === undefined ? first : opaque(first, items.map(({ text }) => text).join(','));
  return [{ name: opaque(first, 'bootstrap.servers'), value }];
}
