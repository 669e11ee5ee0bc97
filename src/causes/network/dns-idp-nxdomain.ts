import { lookUp } from './commands.ts';
import { legCause } from './leg.ts';

/** The resolver answers NXDOMAIN or no data; a resolver that does not answer is `network/dns-resolver-fails`. */
export default legCause({
  id: 'network/dns-idp-nxdomain',
  title: "The identity provider's host name does not resolve on this machine",
  strength: 'stated',
  breaks: ({ leg, stage, code }) =>
    leg.to === 'identity-provider' && stage === 'dns' && (code === 'ENOTFOUND' || code === 'ENODATA'),
  because: ({ host }) => `The resolver of this machine says that ${host} does not exist.`,
  repaired: 'with a name that resolves',
  fix: ({ host }) => ({
    summary:
      'Correct the host name in the token endpoint URL, or make the name resolve where the client runs.',
    steps: [
      `Compare ${host} character by character with token_endpoint in the discovery document.`,
      'If the name is private, run the client where its DNS zone is available (VPN, forwarder, private zone).',
    ],
    commands: [{ kind: 'client-config', text: lookUp(host) }],
  }),
});
