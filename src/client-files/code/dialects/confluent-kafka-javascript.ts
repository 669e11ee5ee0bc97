import { part } from '../../../text/located.ts';
import type { Source } from '../../../text/source.ts';
import { member, type TreeMap } from '../../../text/tree.ts';
import { fromKafkaJs, isKafkaJsBlock } from '../../kafka/kafkajs-block.ts';
import { readLibrdkafka } from '../../kafka/librdkafka.ts';
import type { Reading } from '../../reading.ts';
import { callbackIn, withCallback } from '../callbacks/all.ts';
import { withoutGuesses } from '../certainty.ts';
import { objectsIn } from '../tree.ts';
import type { Dialect } from './dialect.ts';

/** The block `kafkaJS` of confluent-kafka-javascript, and librdkafka's properties beside it. */
export default {
  languages: ['javascript', 'any'],
  read: (program) => {
    const { nodes, evaluator, source, names } = program;
    const callback = callbackIn(program);
    return objectsIn(nodes, evaluator, source, names)
      .filter(({ map }) => isKafkaJsBlock(member(map, 'kafkaJS')))
      .map(({ map }) =>
        withCallback(
          ofBlock(map, source),
          map.at.text.includes('oauthBearerProvider') ? callback : undefined,
        ),
      );
  },
} satisfies Dialect;

/** confluent-kafka-javascript's block, and the properties beside it, which override it. */
function ofBlock(map: TreeMap, source: Source): Reading {
  const own = map.entries.flatMap(({ key, value }) =>
    value.kind === 'scalar' && value.value !== null ? [{ name: key, value: value.at }] : [],
  );
  const names = new Set(own.map(({ name }) => name.text));
  const pairs = [...fromKafkaJs(member(map, 'kafkaJS')).filter(({ name }) => !names.has(name.text)), ...own];
  const isSeen = !/\.\.\.|oauthBearerProvider|oauthbearer_token_refresh_cb/.test(map.at.text);
  return withoutGuesses(
    pairs,
    readLibrdkafka,
    part(map.at, 0, 0),
    isSeen && source.content.text.includes('kafkaJS'),
  );
}
