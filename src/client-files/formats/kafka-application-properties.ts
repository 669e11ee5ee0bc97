import { isApplication, readApplication } from '../kafka/application.ts';
import { asJavaReads } from '../../text/latin1.ts';
import { parseProperties } from '../../text/properties.ts';
import type { Format } from '../format.ts';
import { namesIn } from './_names.ts';

/** The properties of a program with Java clients, each under a prefix: Schema Registry, Quarkus, MirrorMaker 2. */
export default {
  id: 'kafka-application-properties',
  title: 'Kafka application properties',
  syntax: 'properties',
  references: 'environment',
  mayBeEmbedded: true,
  recognise: (source) => (isApplication(namesIn(parseProperties(source.content))) ? 'surely' : 'no'),
  read: (source) => readApplication(parseProperties(asJavaReads(source)), source.content),
} satisfies Format;
