import { isApplication, readApplication } from '../kafka/application.ts';
import { prefixOf } from '../kafka/prefixes.ts';
import type { Pair } from '../../text/properties.ts';
import { parseHocon } from '../../text/hocon.ts';
import type { Source } from '../../text/source.ts';
import { flattened } from '../../text/tree.ts';
import type { Format } from '../format.ts';
import { namesIn } from './_names.ts';

const pairsIn = (source: Source): readonly Pair[] => flattened(parseHocon(source));

/** HOCON of a program with Kafka clients: Akka, Pekko, Play, Jikkou; or the client's own properties in HOCON. */
export default {
  id: 'kafka-application-hocon',
  title: 'HOCON with the properties of a Kafka client',
  syntax: 'hocon',
  references: 'environment',
  mayBeEmbedded: true,
  recognise: (source) => {
    const names = namesIn(pairsIn(source));
    return isApplication(names) || names.some((name) => prefixOf(name) === '') ? 'perhaps' : 'no';
  },
  read: (source) => {
    const reading = readApplication(pairsIn(source), source.content);
    // A program may override the settings of its file, and only HOCON replaces `${…}` in it.
    return {
      ...reading,
      found: reading.found.map((found) => ({ ...found, references: 'environment' as const })),
    };
  },
} satisfies Format;
