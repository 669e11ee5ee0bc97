import { keyPair } from './idp/keys.ts';
import { trusted } from './network/issued-certificates.ts';
import type { LabSettings } from './settings.ts';

/** Gives a client that authenticates with a key or a certificate one that the identity provider knows. */
export async function provideCredentials({ client, idp }: LabSettings): Promise<void> {
  if (client['clientAuth'] === 'private_key_jwt' && client['assertionKey'] === undefined) {
    const { privateKey, publicKey } = await keyPair({ kid: 'lab client assertion' });
    client['assertionKey'] = privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
    idp.assertionKey ??= publicKey.export({ type: 'spki', format: 'pem' }).toString();
  }
  if (client['clientAuth'] === 'tls_client_auth' && client['clientCertificate'] === undefined) {
    const { key, cert } = await (await trusted()).leaf({ names: [idp.clientId], extendedKeyUsage: 'client' });
    client['clientCertificate'] = cert;
    client['clientCertificateKey'] = key;
  }
}
