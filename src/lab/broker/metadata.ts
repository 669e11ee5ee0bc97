import type { BrokerSettings } from '../settings.ts';
import { ERROR, operationBits, OPERATIONS_OMITTED, type KafkaRequest, type Respond } from './api.ts';
import type { Writer } from './wire.ts';

type LabTopic = BrokerSettings['topics'][string];

/** Metadata v0 to v8: the brokers under their advertised names, and the topics that this principal may describe. */
export function metadata(
  broker: BrokerSettings,
  clusterId: string,
  { version, body }: KafkaRequest,
): Respond {
  const asked = body.array((reader) => reader.string() ?? '');
  if (version >= 4) body.bool();
  if (version >= 8) body.bool();
  const withOperations = version >= 8 && body.bool();
  const wantsAll = asked === undefined || (version === 0 && asked.length === 0);
  const names = wantsAll ? visibleTopics(broker) : asked;

  return (writer) => {
    if (version >= 3) writer.int32(0);
    writeBrokers(writer, broker, version);
    if (version >= 2) writer.string(clusterId);
    if (version >= 1) writer.int32(broker.advertised[0]?.[0] ?? -1);
    writer.array(names, (each, name) => writeTopic(each, broker, name, version, withOperations));
    return version >= 8 ? writer.int32(OPERATIONS_OMITTED) : writer;
  };
}

/** A broker's answer before sign-in: no broker, no controller, no topic. */
export function emptyMetadata(version: number): Respond {
  return (writer) => {
    if (version >= 3) writer.int32(0);
    writer.int32(0);
    if (version >= 2) writer.string(undefined);
    if (version >= 1) writer.int32(-1);
    writer.int32(0);
    return version >= 8 ? writer.int32(OPERATIONS_OMITTED) : writer;
  };
}

const visibleTopics = ({ topics }: BrokerSettings): readonly string[] =>
  Object.keys(topics).filter((name) => errorOf(topics[name]) === ERROR.none);

/** A topic that the principal may not describe is denied by name, or reported as absent if the broker hides it. */
function errorOf(topic: LabTopic | undefined): number {
  if (topic?.hidden === true) return ERROR.unknownTopicOrPartition;
  if (topic === undefined || topic.operations.length === 0) return ERROR.topicAuthorizationFailed;
  return topic.exists ? ERROR.none : ERROR.unknownTopicOrPartition;
}

const writeBrokers = (writer: Writer, { advertised }: BrokerSettings, version: number): Writer =>
  writer.array(advertised, (each, [nodeId, host, port]) => {
    each.int32(nodeId).string(host).int32(port);
    if (version >= 1) each.string(undefined);
  });

function writeTopic(
  writer: Writer,
  broker: BrokerSettings,
  name: string,
  version: number,
  withOperations: boolean,
): void {
  const topic = Object.hasOwn(broker.topics, name) ? broker.topics[name] : undefined;
  const error = errorOf(topic);
  writer.int16(error).string(name);
  if (version >= 1) writer.bool(false);
  const leaders = error === ERROR.none ? broker.advertised.slice(0, 1).map(([nodeId]) => nodeId) : [];
  writer.array(leaders, (each, leader) => writePartition(each, leader, version));
  if (version < 8) return;
  writer.int32(
    withOperations && error === ERROR.none ? operationBits(topic?.operations ?? []) : OPERATIONS_OMITTED,
  );
}

function writePartition(writer: Writer, leader: number, version: number): void {
  const nodes = (each: Writer): Writer => each.array([leader], (one, node) => one.int32(node));
  writer.int16(ERROR.none).int32(0).int32(leader);
  if (version >= 7) writer.int32(0);
  nodes(nodes(writer));
  if (version >= 5) writer.int32(0);
}
