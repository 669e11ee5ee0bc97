import { isIntercepted, isUntrusted, legCause, topIssuer } from './leg.ts';

/** Several hosts of different owners, or a host of Confluent's, cannot have the same private authority by themselves. */
export default legCause({
  id: 'network/tls-intercepted',
  title: 'Something between here and the servers replaces their certificates',
  strength: 'shown',
  breaks: (broken, context) =>
    broken.stage === 'tls' &&
    isUntrusted(broken.code) &&
    context.client.caFile === undefined &&
    isIntercepted(broken, context),
  because: (broken, all) =>
    `${all.map(({ host }) => host).join(' and ')} ${all.length > 1 ? 'both show' : 'shows'} a certificate from "${topIssuer(broken) ?? 'an unknown authority'}", which is not a public one: a TLS-inspecting firewall or proxy.`,
  repaired: 'with the inspecting authority trusted, or out of the way',
  fix: (broken) => ({
    summary:
      "Trust your company's inspecting authority in the client, or exempt these hosts from inspection.",
    steps: [
      'Kafka over TLS does not survive every inspecting firewall: an exemption is the better way for the broker.',
      `The authority to trust is "${topIssuer(broken) ?? 'unknown'}".`,
    ],
    commands: [
      { kind: 'client-config', text: 'oauthbearer doctor --ca-file company-ca.pem …' },
      {
        kind: 'client-config',
        text: 'https.ca.location=/path/company-ca.pem   # librdkafka, token endpoint',
      },
    ],
  }),
});
