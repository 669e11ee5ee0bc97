import { API, ERROR, type KafkaRequest, type Respond } from './api.ts';
import type { Writer } from './wire.ts';

const APIS = Object.values(API).toSorted((left, right) => left.key - right.key);

const range = (writer: Writer, { key, min, max }: (typeof APIS)[number]): Writer =>
  writer.int16(key).int16(min).int16(max);

/**
 * ApiVersions, the only request that is answered before sign-in. An unsupported version is answered in the format of
 * version 0 with error 35, so that the client can ask again (KIP-511).
 */
export function apiVersions({ version }: KafkaRequest): Respond {
  if (version > API.apiVersions.max) {
    return (writer) => writer.int16(ERROR.unsupportedVersion).array(APIS, range);
  }
  if (version < 3) {
    return (writer) => {
      writer.int16(ERROR.none).array(APIS, range);
      return version === 0 ? writer : writer.int32(0);
    };
  }
  return (writer) =>
    writer
      .int16(ERROR.none)
      .compactArray(APIS, (each, api) => range(each, api).noTags())
      .int32(0)
      .noTags();
}
