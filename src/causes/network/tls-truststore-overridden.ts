import { sh } from '../../commands/sh.ts';
import { filePath } from '../../commands/value.ts';
import { isBroker, isIntercepted, isUntrusted, legCause, topIssuer } from './leg.ts';

export default legCause({
  id: 'network/tls-truststore-overridden',
  title: "The configured authority is not the one that issued the broker's certificate",
  strength: 'shown',
  breaks: (broken, context) =>
    isBroker(broken) &&
    broken.stage === 'tls' &&
    isUntrusted(broken.code) &&
    context.client.caFile !== undefined &&
    !isIntercepted(broken, context),
  because: (broken) =>
    `The client trusts a CA file of its own, and ${broken.host} shows a certificate from "${topIssuer(broken) ?? 'another authority'}", which is not in it.`,
  repaired: 'with the right authority trusted',
  fix: (_, { caFile }) => ({
    summary: 'Remove the CA file for the broker, or add the authority that issued its certificate.',
    steps: [
      'Confluent Cloud uses public certificates: its clients need no ssl.ca.location and no truststore.',
    ],
    commands: [
      {
        kind: 'client-config',
        text: sh`openssl x509 -noout -subject -issuer -in ${filePath(caFile ?? 'ca.pem')}   # must lead to the issuer shown above`,
      },
    ],
  }),
});
