import { defineTexts } from '../texts.ts';

export default defineTexts('network/tls-name-unknown', [
  {
    pattern:
      /Received fatal alert: (?:unrecognized_name|internal_error)|tlsv1 (?:alert )?unrecognized name|tlsv1 alert internal error|handshake alert: +unrecognized_name/,
    by: ['java', 'openssl'],
    points: 'says',
    common: true,
    example: 'javax.net.ssl.SSLHandshakeException: Received fatal alert: unrecognized_name',
    source: 'OpenJDK, OpenSSL',
  },
]);
