import type {
  ApiVersions,
  BrokerEvidence,
  GroupAccess,
  Metadata,
  SaslAnswer,
  SaslHandshake,
  TopicAccess,
} from '../../evidence/broker.ts';
import { kafkaError } from '../../evidence/kafka-errors.ts';
import { ignored, items, record, seen, whole, type Shape } from '../shape.ts';

const last = (path: readonly string[]): string => path.at(-1) ?? '';

const versions: Shape<ApiVersions> = whole('Kafka API that the broker offers', {
  compared: ({ errorCode, apis }) => [errorCode, apis],
  inWords: ({ errorCode, apis }) =>
    errorCode === 0 ? `${Object.keys(apis).length} APIs` : kafkaError(errorCode),
});

const handshake: Shape<SaslHandshake> = whole('SASL mechanisms of the broker', {
  compared: ({ errorCode, mechanisms }) => [errorCode, mechanisms.toSorted()],
  inWords: ({ errorCode, mechanisms }) =>
    errorCode === 0
      ? mechanisms.join(', ')
      : `${kafkaError(errorCode)}; it offers ${mechanisms.join(', ') || 'none'}`,
});

const inWords = ({ accepted, errorCode, errorMessage, challenge }: SaslAnswer): string =>
  accepted
    ? 'the client is let in'
    : [errorCode === 0 ? 'refused' : kafkaError(errorCode), errorMessage, challenge]
        .filter((each) => each !== undefined)
        .join(', ');

const authenticate: Shape<SaslAnswer> = whole("broker's answer to the sign-in", {
  compared: ({ accepted, errorCode, errorMessage, challenge }) => [
    accepted,
    errorCode,
    errorMessage,
    challenge,
  ],
  inWords,
});

interface Permission {
  readonly errorCode: number;
  readonly operations?: readonly string[];
}

const permission = {
  essence: ({ errorCode, operations }: Permission): unknown => [errorCode, operations?.toSorted()],
  inWords: ({ errorCode, operations }: Permission): string =>
    errorCode === 0 ? (operations?.join(', ') ?? 'permitted') || 'no permission' : kafkaError(errorCode),
};

const metadata: Shape<Metadata> = record<Metadata>({
  brokers: whole('brokers that the cluster lists', {
    compared: (all) => all.map(({ host, port }) => `${host}:${port}`).toSorted(),
    inWords: (all) => all.map(({ host, port }) => `${host}:${port}`).join(', ') || 'none',
  }),
  topics: items(
    ({ name, wanted }) => `${name}:${wanted}`,
    whole<TopicAccess>((path) => `permission on topic ${last(path)}`, permission),
  ),
});

export const brokerShape: Shape<BrokerEvidence> = record<BrokerEvidence>({
  bootstrap: whole('bootstrap server that was signed in to'),
  apiVersions: seen("broker's first answer", versions),
  handshake: seen("broker's answer to the handshake", handshake),
  authenticate: seen("broker's answer to the sign-in", authenticate, inWords),
  timing: ignored,
  metadata: seen('what the broker lists after the sign-in', metadata),
  guessed: whole('brokers by their usual names', {
    compared: (observation) =>
      observation.status === 'observed'
        ? observation.value.map(({ host, port }) => `${host}:${port}`)
        : observation.status,
    inWords: (observation) =>
      observation.status === 'observed' ? observation.value.map(({ host }) => host).join(', ') : 'not tried',
  }),
  groups: seen(
    'permissions on consumer groups',
    items(
      ({ name }) => name,
      whole<GroupAccess>((path) => `permission on group ${last(path)}`, permission),
    ),
  ),
});
