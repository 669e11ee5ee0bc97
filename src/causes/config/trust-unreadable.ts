import { sh } from '../../commands/sh.ts';
import { valueOr } from '../../commands/value.ts';
import { propertyNamed } from '../../evidence/configuration.ts';
import { client } from '../../facts/client.ts';
import { fileOf } from '../../clients/notation/notation.ts';
import { defineCause } from '../define.ts';
import { oddityOf, oddityRow, withoutOddities } from './_file.ts';

/** Java's default `ssl.truststore.type` is JKS; PEM is supported since Kafka 2.7 (KIP-651). */
export default defineCause({
  id: 'config/trust-unreadable',
  title: "The client's truststore cannot be read by the doctor",
  reads: { file: client.file, caFile: client.caFile },
  recognise: ({ file, caFile }) => {
    const store = oddityOf(file, 'unreadable-trust');
    if (store === undefined || caFile !== undefined) return null;
    const named = propertyNamed(file, 'ssl.truststore.location', 'jaas:ssl.truststore.location')?.value;
    return {
      strength: 'shown',
      role: 'advice',
      because: `The truststore${named === undefined ? '' : ` ${named}`} is not PEM, so the doctor cannot read it and judged certificates by the public authorities.`,
      rows: [oddityRow(file, store, named ?? 'JKS or PKCS #12')],
      named,
    };
  },
  repair: (evidence) => withoutOddities(evidence, 'unreadable-trust'),
  repaired: 'with the certificates of the truststore at hand',
  fix: ({ named }, { client: configured }) => ({
    summary: 'Export the certificates of the truststore as PEM, and give them to the doctor with --ca-file.',
    steps: ['Your client needs no change: its own truststore is right for it.'],
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
