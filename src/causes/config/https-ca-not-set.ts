import { valueOr } from '../../commands/value.ts';
import { ownFile } from '../../clients/facts.ts';
import { mayHavePrivateAuthority } from '../../idp/vendor-host.ts';
import { familyOf } from '../../clients/family.ts';
import { presumeConnection } from '../../repair/amend.ts';
import type { Connection } from '../../evidence/connection.ts';
import { client } from '../../facts/client.ts';
import { network } from '../../facts/network.ts';
import { writeJaasOption, writeProperty, type Given } from '../../clients/notation/notation.ts';
import { defineCause } from '../define.ts';
import type { FixCommand } from '../../evidence/fix.ts';
import { isInterceptedElsewhere, isUntrusted, untrustedAuthorities } from '../network/leg.ts';
import { rowOf, withProperties } from './_file.ts';

/**
 * A private authority that the client trusts for the broker, but not for the token endpoint: librdkafka's
 * `https.ca.location` is separate from `ssl.ca.location`, and Java's JAAS options are separate from the client's own
 * `ssl.*`.
 */
export default defineCause({
  id: 'config/https-ca-not-set',
  title: "The client's certificate settings for the broker do not apply to the token endpoint",
  reads: {
    file: client.file,
    family: client.family,
    trust: ownFile.brokerOnlyTrust,
    connections: network.all,
  },
  mayRead: {
    connection: network.tokenEndpoint,
    url: client.tokenEndpoint,
    off: ownFile.verificationOff,
  },
  recognise: ({ file, family, trust, connection, connections, url = '', off }) => {
    if (trust === undefined && off !== undefined && connection === undefined)
      return {
        strength: 'suggested',
        role: 'advice',
        because: `${off.name}=false is for brokers alone: librdkafka verifies the certificate of the token endpoint regardless. A build with an OpenSSL of its own (Rust's ssl-vendored, static builds) may find no authorities of the system.`,
        rows: [rowOf(file, off), { label: 'https.ca.location', value: '(not set)', source: file.file }],
        wanted: 'https.ca.location',
        file: 'probe',
        isRefused: false,
        authority: 'the token endpoint',
      };
    if (trust === undefined || family === undefined) return null;
    const rows = [
      rowOf(file, trust.property),
      {
        label: trust.wanted.replace(/^jaas:/, 'in sasl.jaas.config: '),
        value: '(not set)',
        source: file.file,
      },
    ];
    const { wanted, property } = trust;
    if (connection === undefined)
      return family === 'librdkafka' && mayHavePrivateAuthority(url)
        ? {
            strength: 'suggested',
            role: 'advice',
            because: `The file trusts an authority in ${property.name}, which librdkafka uses only for brokers. If ${new URL(url).host} has a certificate of that authority, or librdkafka finds no authorities of the system, no token comes.`,
            rows,
            wanted,
            file: property.value,
            isRefused: false,
            authority: new URL(url).host,
          }
        : null;
    if (!isPrivate(connection, connections)) return null;
    const authority = connection.tls?.value?.chain?.at(-1)?.issuer ?? 'a private authority';
    return {
      strength: 'shown',
      because: `${connection.host} shows a certificate from "${authority}". The file trusts an authority in ${property.name}, which ${familyOf(family).title} uses only for brokers.`,
      rows,
      wanted,
      file: property.value,
      isRefused: connection.tls?.ok === false,
      authority: `${connection.host}:${connection.port}`,
    };
  },
  repair: (evidence, { wanted, file, isRefused, authority }) => {
    const trusted = withProperties(evidence, { [wanted]: file });
    return isRefused ? presumeConnection(trusted, authority) : trusted;
  },
  repaired: 'with its authority trusted at the token endpoint as well',
  fix: ({ wanted, file, role }, { client: configured }) => ({
    summary: `Set ${wanted.replace(/^jaas:(.*)$/, '$1 in sasl.jaas.config')} for the token endpoint.`,
    steps: [
      ...(role === 'advice'
        ? ['oauthbearer doctor looks at the certificate, and says whether it is needed.']
        : []),
      'Confluent fetches the key set as well, and trusts only public authorities: if this host serves it, only a public certificate helps.',
    ],
    commands: [lineFor(wanted, valueOr(file, 'CA_FILE'), configured)],
  }),
});

/** Whether the identity provider's certificate is trusted only through certificates that were given, or not at all. */
function isPrivate({ host, tls }: Connection, connections: readonly Connection[]): boolean {
  if (tls === undefined) return false;
  if (tls.ok) return tls.value.trust === 'given';
  const context = { authorities: untrustedAuthorities(connections) };
  const chain = tls.value?.chain ?? [];
  return isUntrusted({ code: tls.code, chain }) && !isInterceptedElsewhere({ host, chain }, context);
}

const lineFor = (
  property: string,
  value: Given,
  configured: Parameters<typeof writeProperty>[0],
): FixCommand =>
  property.startsWith('jaas:')
    ? writeJaasOption(configured, property.slice('jaas:'.length), value)
    : writeProperty(configured, property, value);
