import type { Failure } from '../../evidence/observation.ts';
import { codeOf, faultOf, HeldUp, RunOver, StageFault } from '../deadline.ts';
import { Malformed } from './codec.ts';
import type { FrameSize } from './frames.ts';

/** An exchange with a broker that failed, as evidence represents it. */
export class Broken extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}

/** The part of a sign-in that was in progress. */
export type Part = 'kafka' | 'sasl';

/** Converts any error into a failure for the evidence. */
export function failureFrom(error: unknown, stage: Part): Failure {
  if (error instanceof Broken) return error.failure;
  if (error instanceof Malformed) return malformed(stage, error);
  if (error instanceof RunOver || error instanceof HeldUp)
    return { stage: 'deadline', code: error.code, message: error.message };
  if (error instanceof StageFault) return { stage, code: 'TIMEOUT', message: error.message };
  return { stage, code: 'CLIENT_GAVE_UP', message: faultOf(error).message };
}

export const malformed = (stage: Part, error: Malformed): Failure => ({
  stage,
  code: 'MALFORMED_ANSWER',
  message: `the answer is not what the protocol says: ${error.message}`,
});

/**
 * A connection that closed before the expected answer. An overloaded broker, one that refuses the address (IP filter)
 * or a proxy in front of it does this; stock Kafka answers even an unsupported mechanism.
 */
export const closed = (stage: Part, how: string): Failure =>
  stage === 'sasl'
    ? { stage, code: 'CLOSED_DURING_SASL', message: `the broker ${how} during the sign-in without an answer` }
    : { stage, code: 'CLOSED', message: `the broker ${how} without an answer` };

/** The broker closed the connection before the token was sent. */
export const CLOSED_BEFORE_SASL = 'CLOSED_BEFORE_SASL';

/** A socket error. A TLS alert after the handshake is how TLS 1.3 requests a client certificate. */
export function socketFailure(error: unknown, stage: Part): Failure {
  const code = codeOf(error);
  return code.startsWith('ERR_SSL')
    ? { stage: 'tls', code, message: faultOf(error).message }
    : closed(stage, `broke the connection off (${code})`);
}

/** If it is not a frame, its first bytes show what it is. */
export function sizeFailure({ size, received }: FrameSize, answeredBefore: boolean): Failure {
  if (answeredBefore) {
    return {
      stage: 'kafka',
      code: 'FRAME_TOO_LARGE',
      message: `the broker announced an answer of ${size} bytes`,
    };
  }
  if (received.subarray(0, 5).toString('latin1') === 'HTTP/') {
    return { stage: 'kafka', code: 'SPEAKS_HTTP', message: 'this port answers HTTP, not Kafka' };
  }
  const isTlsRecord = (received[0] === 0x15 || received[0] === 0x16) && received[1] === 0x03;
  return isTlsRecord
    ? { stage: 'kafka', code: 'SPEAKS_TLS', message: 'this port speaks TLS, and the client does not' }
    : { stage: 'kafka', code: 'NOT_KAFKA', message: 'what answers on this port does not speak Kafka' };
}
