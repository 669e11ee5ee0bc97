import { generateKeyPairSync } from 'node:crypto';
import { rootCertificates } from 'node:tls';
import { mutualTls, privateKey, unfitCertificates } from '../../src/settings/certificates.ts';
import { texts, type FuzzTarget } from '../target.ts';

const NAMES = { certificate: '--a', key: '--b' };

/** Files of certificates and keys. */
export default {
  seeds: () => {
    const { privateKey: key } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const pem = key.export({ type: 'pkcs8', format: 'pem' }).toString();
    const [first = '', second = ''] = rootCertificates;
    return texts(first, `${first}\n${second}`, pem, `${first}\n${pem}`);
  },
  words: [
    '-----BEGIN CERTIFICATE-----',
    '-----END CERTIFICATE-----',
    '-----BEGIN ENCRYPTED PRIVATE KEY-----',
    '-----BEGIN PKCS7-----',
    'Proc-Type: 4,ENCRYPTED\n',
    '0\ufffd\u0002\u0001\u0003',
  ],
  run: (input) => {
    const text = input.toString();
    unfitCertificates(text);
    privateKey(text);
    mutualTls({ certificate: text, key: undefined }, NAMES, NAMES, 0);
  },
} satisfies FuzzTarget;
