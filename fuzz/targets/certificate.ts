import { X509Certificate } from 'node:crypto';
import { rootCertificates } from 'node:tls';
import { certificateOf } from '../../src/probes/certificate.ts';
import type { FuzzTarget } from '../target.ts';

/** A peer's certificate, whose subjects, alternative names and times are untrusted. */
export default {
  seeds: () => rootCertificates.slice(0, 40).map((pem) => new X509Certificate(pem).raw),
  words: [
    '\x30\x82',
    '\x55\x04\x03',
    '\x55\x1d\x11',
    '\x0c\x00',
    '\x1e\x04',
    '\x82\x01,',
    '\x17\x0d991231235959Z',
    '\x18\x0f00000101000000Z',
    'DNS:',
    '"',
    '\n',
  ],
  // What OpenSSL does not read never gets this far.
  refusal: (error) => String((error as { readonly code?: unknown }).code).startsWith('ERR_OSSL'),
  run: (input) => certificateOf(input),
} satisfies FuzzTarget;
