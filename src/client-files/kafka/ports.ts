import { opaque, type Located } from '../../text/located.ts';

const KAFKA_PORT = 9092;

/** Brokers for a client that adds Kafka's own port where there is none. */
export function withPorts(brokers: Located): Located {
  const text = brokers.text
    .split(',')
    .map((each) => (WITHOUT_PORT.test(each) ? `${each.trim()}:${KAFKA_PORT}` : each))
    .join(',');
  return text === brokers.text ? brokers : opaque(brokers, text);
}

/** A host alone, or after a protocol; a reference may include its port. */
const WITHOUT_PORT = /^\s*(?:\w+:\/\/)?(?:[\w-]+(?:\.[\w-]+)*\.?|\[[0-9a-f:.%]+\])\s*$/i;
