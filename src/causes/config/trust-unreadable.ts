import { sh } from '../../commands/sh.ts';
import { valueOr } from '../../commands/value.ts';
import { propertyNamed } from '../../evidence/configuration.ts';
import { listed } from '../../evidence/words.ts';
import { client } from '../../facts/client.ts';
import { network, type Leg } from '../../facts/network.ts';
import { fileOf } from '../../clients/notation/notation.ts';
import { defineCause } from '../define.ts';
import { oddityOf, oddityRow, withoutOddities } from './_file.ts';

/** Java's default `ssl.truststore.type` is JKS; PEM is supported since Kafka 2.7 (KIP-651). */
export default defineCause({
  id: 'config/trust-unreadable',
  title: "The client's truststore cannot be read by the doctor",
  reads: { file: client.file, caFile: client.caFile },
  mayRead: { legs: network.legs },
  recognise: ({ file, caFile, legs = [] }) => {
    const store = oddityOf(file, 'unreadable-trust');
    if (store === undefined || caFile !== undefined) return null;
    const named = propertyNamed(file, 'ssl.truststore.location', 'jaas:ssl.truststore.location');
    const isForBroker = named?.name === 'ssl.truststore.location';
    const shown = legs.filter(({ to }) => isForBroker === (to !== 'identity-provider')).flatMap(authorityOf);
    const needed = [...new Set(shown)];
    return {
      strength: 'shown',
      role: 'advice',
      because: `The truststore${named?.value === undefined ? '' : ` ${named.value}`} is not PEM, so the doctor cannot read it and judged certificates by the public authorities.${needed.length === 0 ? '' : ` It replaces these in the client, so it must have ${listed(needed)}.`}`,
      rows: [oddityRow(file, store, named?.value ?? 'JKS or PKCS #12')],
      named: named?.value,
      needed,
    };
  },
  repair: (evidence) => withoutOddities(evidence, 'unreadable-trust'),
  repaired: 'with the certificates of the truststore at hand',
  fix: ({ named, needed }, { client: configured }) => ({
    summary: 'Export the certificates of the truststore as PEM, and give them to the doctor with --ca-file.',
    steps: [
      needed.length === 0
        ? 'The truststore replaces the public authorities in the client.'
        : `Look for ${listed(needed)} in it. Without that the client fails with “PKIX path building failed”.`,
    ],
    commands: [
      {
        kind: 'client-config',
        text: sh`keytool -list -rfc -keystore ${valueOr(named, 'TRUSTSTORE')} > truststore.pem   # keytool asks for the password`,
      },
      {
        kind: 'client-config',
        text: sh`oauthbearer doctor --client-config ${fileOf(configured)} --ca-file truststore.pem`,
      },
    ],
  }),
});

/** Who issued the chain that the doctor accepted. */
const authorityOf = ({ connection: { tls } }: Leg): readonly string[] => {
  const authority = tls?.ok === true ? tls.value.chain.at(-1)?.issuer : undefined;
  return authority === undefined ? [] : [`"${authority}"`];
};
