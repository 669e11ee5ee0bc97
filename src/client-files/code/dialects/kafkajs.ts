import { member, textAt, type TreeMap } from '../../../text/tree.ts';
import { readKafkajs } from '../../kafka/kafkajs.ts';
import type { Reading } from '../../reading.ts';
import { callbackIn, withCallback } from '../callbacks/all.ts';
import { withoutGuesses } from '../certainty.ts';
import { isWhole } from '../pieces.ts';
import { objectOfConstants, objectsIn, type ObjectLiteral } from '../tree.ts';
import type { Dialect } from './dialect.ts';

/** The argument of kafkajs's `new Kafka()`. */
export default {
  languages: ['javascript', 'any'],
  read: (program) => {
    const { nodes, evaluator, source, names } = program;
    const objects = objectsIn(nodes, evaluator, source, names);
    const constants = objectOfConstants(names, evaluator, source);
    const callback = callbackIn(program);
    const clients = objects.filter(isKafkajs);
    // Each is read together with all other objects.
    return (clients.length > 0 ? clients : objects.flatMap(signInAlone))
      .slice(0, MOST_CLIENTS)
      .map((object) => withCallback(ofKafkajs(object, objects, constants), callback));
  },
} satisfies Dialect;

/** More than any program has. */
const MOST_CLIENTS = 50;

const isKafkajs = ({ map, around }: ObjectLiteral): boolean =>
  member(map, 'brokers') !== undefined &&
  !around.some((outer) => member(outer, 'kafkaJS') === map) &&
  !around.some((outer) =>
    outer.entries.some(
      ({ key, value }) => key.text === 'kafkaJS' && value.at.offsetAt(0) === map.at.offsetAt(0),
    ),
  ) &&
  (textAt(member(map, 'sasl'), 'mechanism') !== undefined ||
    ['ssl', 'clientId', 'sasl'].some((name) => member(map, name) !== undefined));

/** `client.sasl = { mechanism, oauthBearerProvider }`, or a function that returns it. */
const signInAlone = ({ map, around }: ObjectLiteral): readonly ObjectLiteral[] =>
  // confluent-kafka-javascript's own reader takes its block.
  member(map, 'oauthBearerProvider') === undefined ||
  around.some((outer) => member(outer, 'kafkaJS') !== undefined)
    ? []
    : [
        {
          around,
          map: {
            kind: 'map',
            at: map.at,
            entries: [{ key: { ...map.at, text: 'sasl', editable: false }, value: map }],
          },
        },
      ];

/** The settings that the token provider uses may be anywhere in the program. */
function ofKafkajs(
  { map, around }: ObjectLiteral,
  objects: readonly ObjectLiteral[],
  constants: TreeMap,
): Reading {
  const others = objects
    .map((each) => each.map)
    .filter((each) => each !== map && each.entries.some(({ key }) => OF_THE_TOKEN.test(key.text)));
  const blocks = others.map((other): TreeMap => ({
    kind: 'map',
    at: other.at,
    entries: [{ key: { ...other.at, text: 'oauth' }, value: other }],
  }));
  const reading = readKafkajs(map, [
    ...around,
    ...blocks,
    {
      kind: 'map',
      at: constants.at,
      entries: [{ key: { ...constants.at, text: 'oauth' }, value: constants }],
    },
  ]);
  const isClear = reading.properties.every(
    ({ name, value }) => !/^(?:ssl|sasl)$/.test(name.text) || isWhole(value.text),
  );
  // The content of `sasl: login()` is unknown, so it must not count as missing.
  const found = reading.found.filter(({ key }) => isClear || key !== 'securityProtocol');
  return withoutGuesses([], () => ({ ...reading, found }), map.at, false);
}

const OF_THE_TOKEN =
  /^(?:client_?secret|extensions|logicalCluster|identityPoolId|token_?(?:endpoint|ur[li]))$/i;
