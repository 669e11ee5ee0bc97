import { API, ERROR, type KafkaRequest, type Respond } from './api.ts';
import { emptyMetadata } from './metadata.ts';
import { Reader, Writer } from './wire.ts';

/** A broker's answer, and whether it closes the connection afterwards. */
export interface Answer {
  readonly respond: Respond;
  readonly thenClose?: boolean;
}

/** @throws MalformedFrame */
export function requestIn(frame: Buffer): KafkaRequest {
  const body = new Reader(frame);
  const [key, version, correlationId] = [body.int16(), body.int16(), body.int32()];
  body.string();
  if (isFlexible(key, version)) body.tags();
  return { key, version, correlationId, body };
}

/** Requests whose header ends in tagged fields (KIP-482). */
const isFlexible = (key: number, version: number): boolean =>
  (key === API.apiVersions.key && version >= 3) || (key === API.saslAuthenticate.key && version >= 2);

/**
 * A response to ApiVersions never has tagged fields in its header, because the client may not know the version
 * (KIP-511).
 */
export function responseTo({ key, version, correlationId }: KafkaRequest, respond: Respond): Buffer {
  const writer = new Writer().int32(correlationId);
  if (isFlexible(key, version) && key !== API.apiVersions.key) writer.noTags();
  return respond(writer).finish();
}

/** A request at the wrong moment of a sign-in: its own response says so, and the broker closes the connection. */
export function illegalState(request: KafkaRequest): Answer {
  switch (request.key) {
    case API.metadata.key:
      return { respond: emptyMetadata(request.version), thenClose: true };
    case API.saslHandshake.key:
      return {
        respond: (writer) => writer.int16(ERROR.illegalSaslState).array([], () => undefined),
        thenClose: true,
      };
    default:
      return { respond: (writer) => writer.int16(ERROR.illegalSaslState), thenClose: true };
  }
}
