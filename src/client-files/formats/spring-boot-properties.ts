import { byteOrderMark } from '../kafka/mapping.ts';
import { isSpringKafka, readSpring } from '../kafka/spring.ts';
import {
  SPRING_EXPRESSES,
  springProperties,
  springReference,
  springSecretNote,
} from '../../clients/notation/spring.ts';
import { asJavaReads } from '../../text/latin1.ts';
import { part } from '../../text/located.ts';
import { asciiValue, parseProperties, type Pair } from '../../text/properties.ts';
import type { Source } from '../../text/source.ts';
import type { Format } from '../format.ts';

/** `application.properties` of several documents, with `#---` between them (Spring Boot 2.4 and later). */
function documentsIn(source: Source): readonly (readonly Pair[])[] {
  const content = asJavaReads(source);
  const documents: (readonly Pair[])[] = [];
  let from = 0;
  for (const { index, 0: line } of content.text.matchAll(/^[#!]---[ \t]*$/gm)) {
    documents.push(parseProperties(part(content, from, index)));
    from = index + line.length;
  }
  // The whole content was parsed for other formats already.
  return [...documents, parseProperties(from === 0 ? content : part(content, from))];
}

/** https://docs.spring.io/spring-boot/reference/messaging/kafka.html, `application.properties` */
export default {
  id: 'spring-boot-properties',
  title: 'Spring Boot properties',
  syntax: 'properties',
  references: 'environment',
  mayBeEmbedded: true,
  recognise: (source) => (documentsIn(source).some(isSpringKafka) ? 'surely' : 'no'),
  read: (source) => {
    const documents = documentsIn(source);
    const reading = readSpring(documents, source.content);
    return { ...reading, oddities: [...byteOrderMark(documents.flat()), ...reading.oddities] };
  },
  write: {
    expresses: SPRING_EXPRESSES,
    reference: springReference,
    write: (client) => {
      const { servers, protocol, group, properties } = springProperties(client);
      const lines = [
        ...(servers === undefined ? [] : [['bootstrap-servers', servers] as const]),
        ...(protocol === undefined ? [] : [['security.protocol', protocol] as const]),
        ...(group === undefined ? [] : [['consumer.group-id', group] as const]),
        ...properties.map(([name, value]) => [`properties.${name}`, value] as const),
      ];
      return [
        ...springSecretNote(client),
        ...lines.map(([name, value]) => `spring.kafka.${name}=${asciiValue(value)}`),
        '',
      ].join('\n');
    },
  },
} satisfies Format;
