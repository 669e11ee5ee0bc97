import { legCause } from './leg.ts';

/** The resolver's answer is NXDOMAIN or no data; a resolver that does not answer is `network/dns-resolver-fails`. */
export default legCause({
  id: 'network/dns-idp-nxdomain',
  title: "The identity provider's host name does not exist in DNS as seen from here",
  strength: 'stated',
  breaks: ({ leg, stage, code }) =>
    leg.to === 'identity-provider' && stage === 'dns' && (code === 'ENOTFOUND' || code === 'ENODATA'),
  because: ({ host }) => `The resolver of this machine says that there is no ${host}.`,
  repaired: 'with a name that resolves',
  fix: ({ host }) => ({
    summary:
      'Correct the host name in the token endpoint, or make the name resolvable from where the client runs.',
    steps: [
      `Compare ${host} letter by letter with the identity provider's discovery document.`,
      'If the name is a private one, run the client where its DNS zone is served (VPN, forwarder, private zone).',
    ],
    commands: [{ kind: 'client-config', text: `dig +short ${host}` }],
  }),
});
