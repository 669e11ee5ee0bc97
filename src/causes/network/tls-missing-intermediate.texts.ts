import { defineTexts } from '../texts.ts';

export default defineTexts('network/tls-missing-intermediate', [
  {
    pattern: /unable to verify the first certificate|UNABLE_TO_VERIFY_LEAF_SIGNATURE/,
    by: ['openssl', 'node'],
    points: 'fits',
    also: ['network/tls-private-ca-idp', 'network/tls-private-ca-broker'],
    not: 'Browsers show no error, for they fetch the missing certificate by themselves.',
    common: true,
    example: 'Error: unable to verify the first certificate',
    source: 'OpenSSL, Node.js',
  },
]);
