import { defineTexts } from '../texts.ts';

export default defineTexts('network/idp-does-not-answer', [
  {
    pattern:
      /Read timed out|Operation timed out after \d{1,8} milliseconds with 0 bytes received|Operation timed out|Empty reply from server|Headers Timeout Error|UND_ERR_HEADERS_TIMEOUT|socket hang up|ReadTimeout\b/,
    by: ['java', 'librdkafka', 'node', 'python'],
    points: 'fits',
    also: ['network/tcp-idp-blocked', 'network/tcp-proxy-required'],
    leg: 'identity-provider',
    common: true,
    example: 'java.net.SocketTimeoutException: Read timed out',
    source: 'OpenJDK, curl, Node.js',
  },
]);
