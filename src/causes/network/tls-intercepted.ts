import { settings } from '../../commands/other-text.ts';
import { sh } from '../../commands/sh.ts';
import { placeholder } from '../../commands/value.ts';
import { interceptorIn } from './authorities.ts';
import {
  isBroker,
  isIntercepted,
  isInterceptedElsewhere,
  isLeafAlone,
  isUntrusted,
  legCause,
  topIssuer,
  type BrokenLeg,
} from './leg.ts';

const namesOf = (all: readonly BrokenLeg[]): string =>
  all.length < 2
    ? (all[0]?.host ?? '')
    : `${all
        .slice(0, -1)
        .map(({ host }) => host)
        .join(', ')} and ${all.at(-1)?.host ?? ''}`;

export default legCause({
  id: 'network/tls-intercepted',
  title: "TLS is intercepted: a device on the path replaces the servers' certificates",
  strength: 'shown',
  breaks: (broken, context) =>
    broken.stage === 'tls' &&
    (isUntrusted(broken)
      ? isIntercepted(broken, context)
      : isLeafAlone(broken) && isInterceptedElsewhere(broken, context)) &&
    // A client that trusts this authority only for the broker is `config/https-ca-not-set`.
    (isBroker(broken) ||
      context.client.brokerOnlyTrust === undefined ||
      isInterceptedElsewhere(broken, context)),
  because: (broken, all, { caFile }) => {
    const product = interceptorIn(broken.chain);
    const authority = topIssuer(broken);
    return [
      `${namesOf(all)} ${all.length > 1 ? 'show certificates' : 'shows a certificate'} from ${authority === undefined ? 'an unknown authority' : `"${authority}"`}, which is not a public authority.`,
      product === undefined
        ? 'A firewall or proxy that inspects TLS answers in place of the server.'
        : `${product} inspects TLS here and answers in place of the server.`,
      ...(caFile === undefined ? [] : [`${caFile} does not contain that authority.`]),
    ].join(' ');
  },
  repaired: 'with the inspecting authority trusted, or inspection switched off for these hosts',
  fix: (broken) => ({
    summary:
      'Exempt these hosts from TLS inspection, or add the authority that inspects to the certificates that the client trusts.',
    steps: [
      'For the broker (port 9092) ask for an exemption: many inspecting firewalls do not pass Kafka over TLS.',
      `If you trust the authority instead, export the certificate of "${topIssuer(broken) ?? 'that authority'}" as PEM and name the file to the client.`,
    ],
    commands: [
      {
        kind: 'client-config',
        text: settings`https.ca.location=${placeholder('/path/company-ca.pem')}   # librdkafka, token endpoint`,
      },
      {
        kind: 'client-config',
        text: settings`ssl.ca.location=${placeholder('/path/company-ca.pem')}   # librdkafka, broker`,
      },
      { kind: 'client-config', text: sh`oauthbearer doctor --ca-file company-ca.pem ${placeholder('…')}` },
    ],
  }),
});
