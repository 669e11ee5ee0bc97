import { defineTexts } from '../texts.ts';

export default defineTexts('network/tls-intercepted', [
  {
    pattern: /self[- ]signed certificate in certificate chain|SELF_SIGNED_CERT_IN_CHAIN/,
    by: ['openssl', 'librdkafka', 'node', 'python'],
    points: 'fits',
    also: ['network/tls-private-ca-idp', 'config/https-ca-not-set', 'network/tls-private-ca-broker'],
    not: 'A public identity provider has no such certificate: a company proxy that opens TLS has, and so has a private authority.',
    common: true,
    example: 'SSL certificate problem: self signed certificate in certificate chain',
    source: 'OpenSSL',
  },
]);
