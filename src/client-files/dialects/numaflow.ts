import { at, member, textAt, type Tree, type TreeMap } from '../../text/tree.ts';
import { elsewhere, objectsIn, referredTo, storesIn } from '../manifest/objects.ts';
import { implied } from '../kafka/mapping.ts';
import { opaque } from '../../text/located.ts';
import type { Around, Dialect } from '../dialect.ts';
import type { Found, Reading } from '../reading.ts';
import { readOwnNames, type OwnNames } from '../kafka/own-names.ts';

/** Kafka sources and sinks of Numaflow's `Pipeline` and `MonoVertex`. https://numaflow.numaproj.io/user-guide/sources/kafka/ */
export default {
  id: 'numaflow',
  title: 'Numaflow pipeline',
  references: 'environment',
  clients: (document, around) =>
    objectsIn([document]).flatMap((object) => {
      if (textAt(object, 'apiVersion')?.text.startsWith('numaflow.numaproj.io/') !== true) return [];
      const spec = member(object, 'spec');
      const vertices = member(spec, 'vertices');
      const all = [
        ...(vertices?.kind === 'list' ? vertices.items : []),
        ...(spec === undefined ? [] : [spec]),
      ];
      return all.flatMap((vertex) =>
        [at(vertex, 'source', 'kafka'), at(vertex, 'sink', 'kafka')].flatMap((kafka) =>
          kafka?.kind === 'map' ? [clientOf(kafka, textAt(vertex, 'name')?.text, around)] : [],
        ),
      );
    }),
} satisfies Dialect;

/** It cannot send SASL extensions. */
const NAMES: OwnNames = {
  settings: {
    bootstrapServers: 'brokers',
    groups: 'consumerGroup',
    saslMechanism: 'sasl.mechanism',
    tokenEndpoint: 'sasl.oauth.tokenEndpoint',
  },
};

function clientOf(kafka: TreeMap, name: string | undefined, around: Around): Reading {
  const tls = member(kafka, 'tls');
  const reading = readOwnNames(kafka, NAMES, {
    implied: tls === undefined ? [] : [implied('securityProtocol', 'SASL_SSL', opaque(tls.at, ''))],
    ...(name !== undefined && { part: `vertex ${name}` }),
  });
  return {
    ...reading,
    found: [
      ...reading.found,
      ...secret('clientId', at(kafka, 'sasl', 'oauth', 'clientID'), around),
      ...secret('clientSecret', at(kafka, 'sasl', 'oauth', 'clientSecret'), around),
    ],
  };
}

/** A key of a Secret, which may be in the same file. */
function secret(
  key: 'clientId' | 'clientSecret',
  reference: Tree | undefined,
  { documents, source }: Around,
): readonly Found[] {
  const name = textAt(reference, 'key');
  if (name === undefined) return [];
  const value = referredTo(reference, 'Secret', storesIn(objectsIn(documents), source));
  return [
    { key, value: (value ?? elsewhere(name, name.text)).text, at: value ?? elsewhere(name, name.text) },
  ];
}
