import { ownFile } from '../../clients/facts.ts';
import { network } from '../../facts/network.ts';
import { client } from '../../facts/client.ts';
import { mayHavePrivateAuthority } from '../../idp/vendor-host.ts';
import { defineCheck, fail, pass, warn } from '../define.ts';

/**
 * The doctor trusts at the token endpoint what the file trusts anywhere; the client does not. A certificate that was
 * refused here is for `network/idp-tls-is-trusted` to say.
 */
export default defineCheck({
  id: 'config/token-endpoint-trust-is-set',
  title: "The client trusts the token endpoint's certificate authority",
  enforcedBy: 'client',
  step: 46,
  reads: { trust: ownFile.brokerOnlyTrust },
  mayRead: { connection: network.tokenEndpoint, url: client.tokenEndpoint, family: client.family },
  run: ({ trust, connection, url, family }) => {
    // Without a look at the certificate it is a hint; Java's own store of authorities is in no file.
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
