import { connect } from 'node:tls';
import { once } from 'node:events';
import { describe, expect, it } from 'vitest';
import { makeAuthority } from '../../src/lab/certificates.ts';
import type { CertificateFault } from '../../src/lab/settings.ts';
import { fetchIn, inLab, tlsTo } from './_clients.ts';

describe('a certificate of the lab', () => {
  it.each<[CertificateFault, string]>([
    ['expired', 'CERT_HAS_EXPIRED'],
    ['not-yet-valid', 'CERT_NOT_YET_VALID'],
    ['wrong-name', 'ERR_TLS_CERT_ALTNAME_INVALID'],
    ['unknown-ca', 'UNABLE_TO_GET_ISSUER_CERT_LOCALLY'],
    ['intercepted', 'SELF_SIGNED_CERT_IN_CHAIN'],
    ['self-signed', 'DEPTH_ZERO_SELF_SIGNED_CERT'],
    ['no-intermediate', 'UNABLE_TO_VERIFY_LEAF_SIGNATURE'],
    ['old-protocol', 'ERR_SSL_TLSV1_ALERT_PROTOCOL_VERSION'],
  ])('that is "%s" is refused by Node with %s, at the host that has it', (fault, code) =>
    inLab(
      ({ network }) => {
        network.certificates['acme.auth0.com'] = fault;
      },
      async (lab) => {
        await expect(tlsTo(lab, 'acme.auth0.com', 443)).rejects.toMatchObject({ code });
        expect((await fetchIn(lab, 'https://api.confluent.cloud/')).status).toBe(401);
      },
    )(),
  );

  it.each(['acme.auth0.com:443', 'api.confluent.cloud:443', 'pkc-7k2zq.us-east-1.aws.confluent.cloud:9092'])(
    'is good at %s otherwise: leaf and intermediate, for the requested name',
    (authority) =>
      inLab(undefined, async (lab) => {
        const [host = '', port] = authority.split(':');
        const socket = await tlsTo(lab, host, Number(port));
        const leaf = socket.getPeerCertificate(true);
        expect(leaf.subject.CN).toBe(host);
        expect(leaf.subjectaltname).toContain(`DNS:${host}`);
        expect(leaf.issuerCertificate.subject.CN).toBe('Lab Issuing CA');
        expect(socket.getProtocol()).toBe('TLSv1.3');
        socket.destroy();
      })(),
  );

  it(
    'is presented to a client without server name too',
    inLab(undefined, async (lab) => {
      const socket = lab.world.connect({ host: 'acme.auth0.com', address: '203.0.113.10', port: 443 });
      const secured = connect({ socket, servername: '', rejectUnauthorized: false });
      await once(secured, 'secureConnect');
      expect(secured.getPeerCertificate().subjectaltname).toContain('IP Address:127.0.0.1');
      secured.destroy();
    }),
  );
});

it('makes leaves for client authentication too', async () => {
  const authority = await makeAuthority('Casebook');
  const { key, cert } = await authority.leaf({ names: ['client-1'], extendedKeyUsage: 'client' });
  expect(key).toMatch(/^-----BEGIN PRIVATE KEY-----/);
  expect(cert.match(/BEGIN CERTIFICATE/g)).toHaveLength(2);
  expect(authority.root).toMatch(/^-----BEGIN CERTIFICATE-----/);
});
