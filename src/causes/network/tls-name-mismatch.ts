import { sourceOf } from '../../evidence/configuration.ts';
import { legCause, showChain } from './leg.ts';

/** RFC 6125: the host name must be among the certificate's subject alternative names. */
export default legCause({
  id: 'network/tls-name-mismatch',
  title: 'The certificate is for another name',
  // A block page, a hijacked name and a wrong address look the same.
  strength: 'shown',
  breaks: ({ stage, code }) => stage === 'tls' && code === 'ERR_TLS_CERT_ALTNAME_INVALID',
  because: ({ host, chain }) =>
    `The client connects to ${host}; the certificate is for ${chain[0]?.names.join(', ') ?? 'other names'}.`,
  contrast: ({ host, chain, leg }, client) =>
    chain[0] === undefined || chain[0].names.length === 0
      ? undefined
      : [
          {
            label: 'host that the client connects to',
            value: host,
            source: sourceOf(client, leg.to === 'identity-provider' ? 'tokenEndpoint' : 'bootstrapServers'),
          },
          {
            label: 'names in its certificate',
            value: chain[0].names.join(', '),
            source: 'TLS handshake of this run',
          },
        ],
  repaired: 'with a name that the certificate has',
  fix: (broken) => ({
    summary: 'Use a name that the certificate contains, or add this host to the certificate.',
    steps: [
      ...(broken.chain[0]?.names.length
        ? [`The certificate is valid for ${broken.chain[0].names.join(', ')}.`]
        : []),
      'If the name is right, another server answers on this address: compare the DNS answers here and from another network.',
    ],
    commands: [{ kind: 'client-config', text: showChain(broken) }],
  }),
});
