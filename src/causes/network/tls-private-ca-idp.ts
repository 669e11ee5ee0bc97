import { settings } from '../../commands/other-text.ts';
import { sh } from '../../commands/sh.ts';
import { placeholder } from '../../commands/value.ts';
import {
  isBroker,
  isIntercepted,
  isUntrusted,
  legCause,
  sharesIdpsAuthority,
  showChain,
  topIssuer,
} from './leg.ts';

export default legCause({
  id: 'network/tls-private-ca-idp',
  title: "The identity provider's certificate comes from an authority that is not trusted here",
  // A public root that is too new for this machine is refused in the same way.
  strength: 'shown',
  breaks: (broken, context) =>
    (!isBroker(broken) || sharesIdpsAuthority(broken, context)) &&
    broken.stage === 'tls' &&
    isUntrusted(broken) &&
    // A client that trusts it only for the broker is `config/https-ca-not-set`.
    context.client.brokerOnlyTrust === undefined &&
    !isIntercepted(broken, context),
  because: (broken, _, { caFile }) =>
    `${broken.host} presents a certificate from "${topIssuer(broken) ?? 'an unknown authority'}", which this machine does not trust${caFile === undefined ? '' : `: ${caFile} does not contain that authority either`}.`,
  repaired: 'with its authority trusted',
  fix: (broken) => ({
    summary:
      'Trust the authority in the client, or give the identity provider a publicly trusted certificate.',
    steps: [
      'Confluent fetches the keys (JWKS) as well: if this host serves them, give it a certificate of a public authority.',
    ],
    commands: [
      {
        kind: 'client-config',
        text: settings`https.ca.location=${placeholder('/path/ca.pem')}   # librdkafka; Java: ssl.truststore.location in sasl.jaas.config`,
      },
      {
        kind: 'client-config',
        text: sh`oauthbearer doctor --ca-file ${placeholder('/path/ca.pem')} ${placeholder('…')}`,
      },
      { kind: 'idp', text: showChain(broken) },
    ],
  }),
});
