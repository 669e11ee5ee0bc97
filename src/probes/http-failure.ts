import type { Failure } from '../evidence/observation.ts';
import { codeOf, faultOf, HeldUp, RunOver } from './deadline.ts';

/** The connection failed; its record says why. */
export class NotConnected extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}

/** Why no answer came, independent of the HTTP library. */
export function failureFrom(error: unknown): Failure {
  if (error instanceof NotConnected) return error.failure;
  if (error instanceof RunOver || error instanceof HeldUp)
    return { stage: 'deadline', code: error.code, message: error.message };
  const code = codeOf(error);
  if (isOddStatus(error, code)) {
    return { stage: 'http', code: 'NOT_HTTP', message: 'the answer is not HTTP' };
  }
  if (code === 'UND_ERR_SOCKET' || code === 'ECONNRESET' || code === 'EPIPE') {
    return { stage: 'http', code: 'ECONNRESET', message: 'the connection was closed before an answer came' };
  }
  if (code === 'UND_ERR_HEADERS_OVERFLOW' || code === 'HPE_HEADER_OVERFLOW') {
    return { stage: 'http', code: 'HEADERS_TOO_LARGE', message: 'the head of the answer is too large' };
  }
  if (isParserError(error, code))
    return { stage: 'http', code: 'NOT_HTTP', message: 'what came back is not HTTP' };
  return { stage: code.startsWith('ERR_SSL') ? 'tls' : 'http', code, message: faultOf(error).message };
}

/** undici's error for a status below 100, and for an unexpected 100 or 101. */
const isOddStatus = (error: unknown, code: string): boolean =>
  code === 'ERR_ASSERTION' ||
  (code === 'UND_ERR_SOCKET' && error instanceof Error && /^bad (?:response|upgrade)$/.test(error.message));

/** undici and Node use the same HTTP parser but name its errors differently. */
const isParserError = (error: unknown, code: string): boolean =>
  (error instanceof Error && error.name === 'HTTPParserError') || code.startsWith('HPE_');
