import { readJava } from './kafka/java.ts';
import { readLibrdkafka } from './kafka/librdkafka.ts';
import { mapsUnder } from './manifest/objects.ts';
import type { Dialect } from './dialect.ts';
import type { Reading } from './reading.ts';
import { familyOf } from '../clients/family.ts';
import type { Pair } from '../text/properties.ts';
import type { Source } from '../text/source.ts';

/**
 * A map with properties of a Kafka client under their own names, in a program without a dialect that passes them on:
 * the properties of a processor in NiFi, of a cluster in Terraform. The program may add others, so nothing follows from
 * what is missing.
 */
export const passedOn: Dialect = {
  id: 'passed-on',
  title: 'properties of a Kafka client in the configuration of another program',
  references: 'environment',
  clients: (document, { source }) =>
    mapsUnder(document).flatMap((map) => {
      if (map.kind !== 'map') return [];
      const pairs = map.entries.flatMap(({ key, value }): readonly Pair[] =>
        value.kind === 'scalar' && value.value !== null ? [{ name: key, value: value.at }] : [],
      );
      return pairs.some(({ name }) => isSure(name.text)) ? [readingOf(pairs, source)] : [];
    }),
};

/** Names that only a Kafka client has; others have a `sasl.mechanism` too. */
const isSure = (name: string): boolean =>
  /^sasl\.(?:jaas\.config|login\.callback\.handler\.class|oauthbearer\.[a-z.]+)$/.test(name);

function readingOf(pairs: readonly Pair[], source: Source): Reading {
  const names = pairs.map(({ name }) => name.text);
  const java = familyOf('java').properties;
  const isLibrdkafka =
    names.some((name) => ONLY_LIBRDKAFKA.has(name)) && !names.some((name) => JAVAS.test(name));
  const { found, ...reading } = (isLibrdkafka ? readLibrdkafka : readJava)(
    // The map may have settings of the program, too.
    pairs.filter(
      ({ name }) =>
        java.includes(name.text) ||
        /^(?:sasl|security|ssl|https|enable\.sasl)\.|^bootstrap\.servers$/.test(name.text),
    ),
    source.content,
  );
  return { ...reading, isPartial: true, found: found.filter(({ isDefault }) => isDefault !== true) };
}

const ONLY_LIBRDKAFKA: ReadonlySet<string> = new Set(
  familyOf('librdkafka').properties.filter((name) => !familyOf('java').properties.includes(name)),
);
const JAVAS = /^sasl\.(?:jaas\.config|login\.callback\.handler\.class)$/;
