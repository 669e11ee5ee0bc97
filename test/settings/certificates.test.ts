import { createPrivateKey, generateKeyPairSync, X509Certificate } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { fromNow, makeAuthority } from '../../src/lab/certificates.ts';
import { mutualTls, privateKey, unfitCertificates } from '../../src/settings/certificates.ts';
import { textOf } from '../../src/settings/files.ts';

const WHERE = { certificate: '--client-certificate-file', key: '--client-certificate-key-file' };
const HOW = { certificate: 'certificate: …', key: 'key: …' };
const authority = await makeAuthority('Clients');
const leaf = (wish: object = {}) => authority.leaf({ names: ['orders'], ...wish });
const client = await leaf();
const check = (certificate: string | undefined, key: string | undefined) =>
  mutualTls({ certificate, key }, WHERE, HOW, Date.now());
const locked = (type: 'pkcs8' | 'pkcs1'): string =>
  generateKeyPairSync('rsa', { modulusLength: 2048 })
    .privateKey.export({ type, format: 'pem', cipher: 'aes-256-cbc', passphrase: 'pass' } as never)
    .toString();

describe('certificates in another form', () => {
  const der = new X509Certificate(client.cert).raw;
  // RFC 7292 section 4: SEQUENCE { INTEGER 3, ...
  const pkcs12 = Buffer.from([0x30, 0x82, 0x0a, 0x10, 0x02, 0x01, 0x03, 0x30, 0x82, 0x09, 0xc0]);
  it.each([
    ['DER', der, 'openssl x509 -inform der -in FILE'],
    ['PKCS #12', pkcs12, 'openssl pkcs12 -in FILE'],
    ['PKCS #7', Buffer.from('-----BEGIN PKCS7-----\nMIIB\n'), 'openssl pkcs7 -in FILE -print_certs'],
    ['JKS', Buffer.from([0xfe, 0xed, 0xfe, 0xed, 0, 0, 0, 2]), 'keytool'],
    ['a private key', Buffer.from(client.key), 'private key'],
    ['UTF-16', Buffer.from(`\uFEFF${client.cert}`, 'utf16le'), 'UTF-16'],
  ])('%s is reported, with how to convert it', (_form, bytes, words) => {
    const told = unfitCertificates(textOf(bytes));
    expect(told).toMatch(/^contains no certificate \(PEM/);
    expect(told).toContain(words);
  });
  it('of an unknown kind are reported without a guess', () => {
    expect(unfitCertificates('hello')).toBe('contains no certificate (PEM: -----BEGIN CERTIFICATE-----)');
  });
});

describe('a client certificate', () => {
  it('goes with its key, in one file or in two', () => {
    const two = check(client.cert, client.key);
    const one = check(`${client.key}\n${client.cert}`, undefined);
    for (const seen of [two, one]) {
      expect(seen.problems).toEqual([]);
      expect(createPrivateKey(seen.clientCertificateKey!).asymmetricKeyType).toBe('ec');
    }
  });
  it.each([
    [
      'the key of another one',
      async () => [client.cert, (await leaf()).key],
      /^--client-certificate-key-file: is not the key of the certificate/,
    ],
    ['no key', async () => [client.cert, undefined], /^--client-certificate-file: needs its private key/],
    [
      'a key without it',
      async () => [undefined, client.key],
      /^--client-certificate-key-file: needs its certificate/,
    ],
    [
      'a key under a passphrase',
      async () => [client.cert, locked('pkcs8')],
      /^--client-certificate-key-file: .*passphrase/,
    ],
    ['an old key under a passphrase', async () => [client.cert, locked('pkcs1')], /passphrase/],
    [
      'a key that is none',
      async () => [client.cert, 'hello'],
      /^--client-certificate-key-file: contains no readable private key/,
    ],
    [
      'a file without a certificate',
      async () => [client.key, client.key],
      /^--client-certificate-file: contains no certificate/,
    ],
    [
      'half a certificate',
      async () => [client.cert.slice(0, 300), client.key],
      /^--client-certificate-file: .*cut off/,
    ],
    [
      'an expired one',
      async () => {
        const old = await leaf({ notBefore: fromNow(-60), notAfter: fromNow(-1) });
        return [old.cert, old.key];
      },
      /^--client-certificate-file: contains a certificate that expired on \d{4}-\d\d-\d\d/,
    ],
    [
      'one for later',
      async () => {
        const early = await leaf({ notBefore: fromNow(1), notAfter: fromNow(60) });
        return [early.cert, early.key];
      },
      /^--client-certificate-file: contains a certificate that is not valid before/,
    ],
  ] as const)('is rejected before it is sent: %s', async (_what, make, message) => {
    const [certificate, key] = await make();
    const { problems } = check(certificate, key);
    expect(problems).toHaveLength(1);
    expect(problems[0]?.line).toMatch(message);
  });
  it('is not asked for', () => expect(check(undefined, undefined)).toEqual({ problems: [] }));
});

describe('a list of certificates', () => {
  it('may hold many, and comments between them', async () => {
    const other = await makeAuthority('Other');
    expect(unfitCertificates(`# mine\n${authority.root}\n# theirs\n${other.root}`)).toBeUndefined();
  });
  it('says which one is damaged', () => {
    const damaged = authority.root.replace(/\n[A-Za-z0-9+/]{10}/, '\n!');
    expect(unfitCertificates(`${authority.root}\n${damaged}`)).toMatch(/number 2 of 2/);
    expect(unfitCertificates('')).toMatch(/^contains no certificate/);
  });
});

describe('a private key', () => {
  it('is accepted in any form without a passphrase', () => {
    expect('pkcs8' in privateKey(client.key)).toBe(true);
    expect(privateKey('')).toHaveProperty('unfit');
  });
});
