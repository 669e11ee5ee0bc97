import { JAAS_STRING } from '../../clients/java-properties.ts';
import { mostComplete } from '../kafka/choice.ts';
import { fromDotnet, isDotnetName, isDotnetOauth } from '../kafka/dotnet.ts';
import { fromKafkaJs, isKafkaJsBlock } from '../kafka/kafkajs-block.ts';
import { readLibrdkafka } from '../kafka/librdkafka.ts';
import { LIBRDKAFKA_EXPRESSES, librdkafkaProperties } from '../../clients/notation/librdkafka.ts';
import { printedJson } from '../../evidence/json.ts';
import { parseJson } from '../../text/json.ts';
import { part } from '../../text/located.ts';
import type { Pair } from '../../text/properties.ts';
import { member, type TreeMap } from '../../text/tree.ts';
import type { Format, Likeness } from '../format.ts';
import { keysOf, mapsIn, pairsIn } from './_json.ts';

/** The client does not replace it; it is a placeholder for `envsubst` and the like. */
const placeholder = (variable: string): string => `\${${variable}}`;

const OWN =
  /^(?:sasl\.mechanisms|metadata\.broker\.list|https\.ca\..+|ssl\.ca\..+|sasl\.oauthbearer\..+|enable\.sasl\.oauthbearer\..+)$/;
const KAFKA = /^(?:bootstrap\.servers|security\.protocol|sasl\..+)$/;

/** The configuration object of the librdkafka clients for Python, Go, .NET and JavaScript. */
export default {
  id: 'librdkafka-json',
  title: 'librdkafka configuration in JSON',
  syntax: 'json',
  references: 'none',
  mayBeEmbedded: true,
  recognise: (source) => {
    const likeness = new Set(mapsIn(parseJson(source)).map(likenessOf));
    return likeness.has('surely') ? 'surely' : likeness.has('perhaps') ? 'perhaps' : 'no';
  },
  read: (source) => {
    const maps = mapsIn(parseJson(source)).filter((map) => likenessOf(map) !== 'no');
    const clients = maps.map((map) => {
      const properties = propertiesOf(map);
      const said = LAYERED.test(source.name)
        ? properties.filter(({ value }) => value.text !== '')
        : properties;
      const reading = readLibrdkafka(said, part(map.at, 0, 0));
      return {
        reading: said.length === properties.length ? reading : { ...reading, isPartial: true as const },
      };
    });
    return mostComplete(clients)?.reading ?? readLibrdkafka([], source.content);
  },
  write: {
    expresses: LIBRDKAFKA_EXPRESSES,
    reference: placeholder,
    write: (client) => printedJson(Object.fromEntries(librdkafkaProperties(client, placeholder))),
  },
} satisfies Format;

/**
 * ASP.NET fills in what this file leaves empty, from user secrets and the environment:
 * https://learn.microsoft.com/aspnet/core/fundamentals/configuration
 */
const LAYERED = /^appsettings(?:\.[\w-]+)?\.json$/i;

function likenessOf(map: TreeMap): Likeness {
  const names = keysOf(map);
  // A Java client, which can have almost the same names.
  if (names.includes(JAAS_STRING)) return 'no';
  if (names.some((name) => OWN.test(name) || isDotnetOauth(name)) || isKafkaJsBlock(member(map, 'kafkaJS'))) {
    return 'surely';
  }
  return names.some((name) => KAFKA.test(name) || isDotnetName(name)) ? 'perhaps' : 'no';
}

/**
 * Properties beside the block `kafkaJS` override it (`Object.assign` in confluent-kafka-javascript's `_producer.js`).
 */
const propertiesOf = (map: TreeMap): readonly Pair[] => {
  const own = pairsIn(map).map((pair) => (isDotnet(pair) ? fromDotnet(pair) : pair));
  const names = new Set(own.map(({ name }) => name.text));
  return [...fromKafkaJs(member(map, 'kafkaJS')).filter(({ name }) => !names.has(name.text)), ...own];
};

const isDotnet = ({ name }: Pair): boolean => /^[A-Za-z]+$/.test(name.text) && /[A-Z]/.test(name.text);
