import { opaque, type Located } from '../../text/located.ts';

const KAFKA_PORT = 9092;

/** Brokers as a client has them that takes Kafka's own port for those that have none. */
export function withPorts(brokers: Located): Located {
  const text = brokers.text
    .split(',')
    .map((each) => (WITHOUT_PORT.test(each) ? `${each.trim()}:${KAFKA_PORT}` : each))
    .join(',');
  return text === brokers.text ? brokers : opaque(brokers, text);
}

/** A host alone, or behind a protocol; what is filled in elsewhere may bring its port along. */
const WITHOUT_PORT = /^\s*(?:\w+:\/\/)?(?:[\w-]+(?:\.[\w-]+)*\.?|\[[0-9a-f:.%]+\])\s*$/i;
