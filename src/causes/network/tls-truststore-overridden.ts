import { sh, words } from '../../commands/sh.ts';
import { filePath } from '../../commands/value.ts';
import { trustProperty } from '../../clients/token-trust.ts';
import { sourceOf } from '../../evidence/configuration.ts';
import { inWords, type Source } from '../../evidence/source.ts';
import { NOT_TRUSTED_BY_CLIENT } from '../../evidence/stages.ts';
import type { EvidenceRow } from '../define.ts';
import { handshake } from './commands.ts';
import {
  isBroker,
  isIntercepted,
  isUntrusted,
  legCause,
  topIssuer,
  type BrokenLeg,
  type ClientSide,
} from './leg.ts';

/**
 * librdkafka's `ssl.ca.location` and `https.ca.location`, Java's `ssl.truststore.*` and kafkajs's `ssl.ca` take the place
 * of the public authorities; none of them adds to these.
 */
export default legCause({
  id: 'network/tls-truststore-overridden',
  title: "The client's own list of authorities lacks the one that issued a server's certificate",
  strength: 'shown',
  breaks: (broken, context) =>
    broken.stage === 'tls' &&
    (isMissedByClient(broken) ||
      (isBroker(broken) &&
        isUntrusted(broken) &&
        context.client.caFile !== undefined &&
        !isIntercepted(broken, context))),
  because: (broken, _, side) =>
    isMissedByClient(broken)
      ? `${broken.host} shows a certificate from "${topIssuer(broken) ?? 'a public authority'}", which this machine trusts. ${named(listOf(broken, sideOf(side)))} takes the place of the public authorities in the client, and does not have that one.`
      : `The client trusts a CA file of its own, and ${broken.host} shows a certificate from "${topIssuer(broken) ?? 'another authority'}", which is not in it.`,
  contrast: (broken, side) => (isMissedByClient(broken) ? apart(broken, side) : undefined),
  repaired: 'with the right authority trusted',
  fix: (broken, client) => {
    const list = listOf(broken, client);
    const file = list.file ?? client.caFile;
    return isMissedByClient(broken)
      ? {
          summary: `Remove ${named(list)}, or add the authority of ${broken.host} to it.`,
          steps: [
            `Without ${list.name} the client trusts the public authorities, and ${broken.host} with them.`,
            `If another server needs the list, append the certificate of "${topIssuer(broken) ?? 'that authority'}" in PEM. The bundle of the system has it (/etc/ssl/certs/ca-certificates.crt, /etc/pki/tls/certs/ca-bundle.crt).`,
            ...(client.client === 'java'
              ? [
                  'A JKS or PKCS #12 truststore: export it from $JAVA_HOME/lib/security/cacerts, and import it with keytool -importcert.',
                ]
              : []),
          ],
          commands:
            file === undefined
              ? []
              : [
                  {
                    kind: 'client-config',
                    text: words([
                      handshake(broken, sh`-no-CApath -CAfile ${filePath(file)}`),
                      sh`| grep Verif   # 0 (ok) when the file is right`,
                    ]),
                  },
                ],
        }
      : {
          summary: 'Remove the CA file for the broker, or add the authority that issued its certificate.',
          steps: [
            'Confluent Cloud uses public certificates: its clients need no ssl.ca.location and no truststore.',
          ],
          commands: [
            {
              kind: 'client-config',
              text: sh`openssl x509 -noout -subject -issuer -in ${filePath(file ?? 'ca.pem')}   # must lead to the issuer shown above`,
            },
          ],
        };
  },
});

const isMissedByClient = ({ code }: BrokenLeg): boolean => code === NOT_TRUSTED_BY_CLIENT;

/** The list of the client, as its file has it. */
interface OwnList {
  readonly name: string;
  readonly source: Source;
  /** Where it is a file, and not the certificates themselves. */
  readonly file?: string;
}

function listOf(broken: BrokenLeg, client: Parameters<typeof trustProperty>[0]): OwnList {
  const property = trustProperty(client, isBroker(broken) ? 'broker' : 'token');
  const { configuration } = client;
  if (property === undefined || configuration === undefined)
    return {
      name: client.client === 'kafkajs' ? 'ssl.ca' : 'the list of authorities',
      source: sourceOf({ ...(configuration !== undefined && { configuration }) }, 'ca', 'caFile'),
    };
  return {
    name: property.name.replace(/^jaas:/, ''),
    source: { file: configuration.file, place: property.at },
    ...(property.value !== undefined && property.name.endsWith('.location') && { file: property.value }),
  };
}

const sideOf = ({ family, configuration }: ClientSide): Parameters<typeof trustProperty>[0] => ({
  client: family,
  configuration,
});

/** `ssl.ca.location (client.conf:8:17)` */
const named = ({ name, source }: OwnList): string =>
  typeof source === 'string' ? name : `${name} (${inWords(source)})`;

function apart(broken: BrokenLeg, side: ClientSide): readonly [EvidenceRow, EvidenceRow] {
  const list = listOf(broken, sideOf(side));
  return [
    {
      label: `authority of ${broken.host}`,
      value: topIssuer(broken) ?? 'a public authority',
      source: 'TLS handshake of this run',
    },
    { label: list.name, value: list.file ?? 'certificates in the file', source: list.source },
  ];
}
