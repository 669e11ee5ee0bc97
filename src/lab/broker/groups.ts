import type { BrokerSettings } from '../settings.ts';
import { ERROR, operationBits, OPERATIONS_OMITTED, type KafkaRequest, type Respond } from './api.ts';

type Groups = BrokerSettings['groups'];

const errorOf = (groups: Groups, name: string): number =>
  Object.hasOwn(groups, name) && (groups[name]?.length ?? 0) > 0
    ? ERROR.none
    : ERROR.groupAuthorizationFailed;

/** FindCoordinator v0 to v2: the first advertised broker coordinates every group. */
export function findCoordinator(
  { groups, advertised }: BrokerSettings,
  { version, body }: KafkaRequest,
): Respond {
  const group = body.string() ?? '';
  const error = errorOf(groups, group);
  const [nodeId, host, port] = error === ERROR.none ? (advertised[0] ?? NO_COORDINATOR) : NO_COORDINATOR;
  return (writer) => {
    if (version >= 1) writer.int32(0);
    writer.int16(error);
    if (version >= 1) writer.string(undefined);
    return writer.int32(nodeId).string(host).int32(port);
  };
}

const NO_COORDINATOR: [number, string, number] = [-1, '', -1];

/** DescribeGroups v0 to v4: groups without members, and this principal's permissions (KIP-430). */
export function describeGroups({ groups }: BrokerSettings, { version, body }: KafkaRequest): Respond {
  const names = body.array((reader) => reader.string() ?? '') ?? [];
  const withOperations = version >= 3 && body.bool();
  return (writer) => {
    if (version >= 1) writer.int32(0);
    return writer.array(names, (each, name) => {
      const error = errorOf(groups, name);
      each
        .int16(error)
        .string(name)
        .string(error === ERROR.none ? 'Empty' : '')
        .string('')
        .string('')
        .int32(0);
      if (version < 3) return;
      each.int32(
        withOperations && error === ERROR.none ? operationBits(groups[name] ?? []) : OPERATIONS_OMITTED,
      );
    });
  };
}
