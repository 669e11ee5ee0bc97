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

/** Confluent Cloud's own certificates are public; see `network/tls-intercepted` for its hosts. */
export default legCause({
  id: 'network/tls-private-ca-broker',
  title: "The broker's certificate comes from an authority that is not trusted here",
  strength: 'shown',
  breaks: (broken, context) =>
    isBroker(broken) &&
    broken.stage === 'tls' &&
    isUntrusted(broken) &&
    context.client.caFile === undefined &&
    (!sharesIdpsAuthority(broken, context) || context.client.brokerOnlyTrust !== undefined) &&
    !isIntercepted(broken, context),
  because: (broken) =>
    `${broken.host} presents a certificate from "${topIssuer(broken) ?? 'an unknown authority'}", which this machine does not trust.`,
  repaired: 'with its authority trusted',
  fix: (broken) => ({
    summary: 'Trust the authority of the broker in the client.',
    steps: [],
    commands: [
      {
        kind: 'client-config',
        text: settings`ssl.ca.location=${placeholder('/path/ca.pem')}   # librdkafka; Java: ssl.truststore.location`,
      },
      {
        kind: 'client-config',
        text: sh`oauthbearer doctor --ca-file ${placeholder('/path/ca.pem')} ${placeholder('…')}`,
      },
      { kind: 'client-config', text: showChain(broken) },
    ],
  }),
});
