import { ownFile } from '../../clients/facts.ts';
import { network } from '../../facts/network.ts';
import { client } from '../../facts/client.ts';
import { mayHavePrivateAuthority } from '../../idp/vendor-host.ts';
import { defineCheck, fail, pass, warn } from '../define.ts';

/**
 * The doctor trusts everything in the file for the token endpoint; the client does not. A certificate that was refused
 * here is reported by `network/idp-tls-is-trusted`.
 */
export default defineCheck({
  id: 'config/token-endpoint-trust-is-set',
  title: "The client trusts the token endpoint's certificate authority",
  enforcedBy: 'client',
  step: 46,
  reads: { trust: ownFile.brokerOnlyTrust },
  mayRead: {
    connection: network.tokenEndpoint,
    url: client.tokenEndpoint,
    family: client.family,
    off: ownFile.verificationOff,
  },
  run: ({ trust, connection, url, family, off }) => {
    if (off !== undefined && trust === undefined && connection === undefined)
      return warn(`${off.name} is for brokers; https.ca.location is not set`);
    // Without the certificate it is only a hint; Java's default truststore is not visible in any file.
    if (
      trust !== undefined &&
      connection === undefined &&
      family === 'librdkafka' &&
      mayHavePrivateAuthority(url)
    )
      return warn(`${trust.property.name} is for brokers; ${shown(trust.wanted)} is not set`);
    if (trust === undefined || connection?.tls?.ok !== true || connection.tls.value.trust !== 'given')
      return pass('no private certificate authority is configured only for the broker');
    return fail(`${trust.property.name} is for brokers; ${shown(trust.wanted)} is not set`);
  },
});

const shown = (property: string): string => property.replace(/^jaas:(.*)$/, '$1 in sasl.jaas.config');
