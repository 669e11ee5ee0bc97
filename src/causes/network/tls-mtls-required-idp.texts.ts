import { defineTexts } from '../texts.ts';

export default defineTexts('network/tls-mtls-required-idp', [
  {
    pattern:
      /tlsv13 alert certificate required|(?:sslv3 alert |alert |fatal alert: )?bad[_ ]certificate\b|ALERT_CERTIFICATE_REQUIRED|Received fatal alert: certificate_required|remote error: tls: (?:certificate required|bad certificate)/,
    by: ['openssl', 'java', 'node', 'go'],
    points: 'fits',
    also: ['broker/client-certificate-required'],
    leg: 'identity-provider',
    common: true,
    example: 'tlsv13 alert certificate required',
    source: 'OpenSSL',
  },
]);
