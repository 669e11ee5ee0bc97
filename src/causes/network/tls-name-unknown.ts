import { sh } from '../../commands/sh.ts';
import { inWords } from '../../evidence/source.ts';
import { sourceOf } from '../../evidence/configuration.ts';
import { handshake } from './commands.ts';
import { legCause } from './leg.ts';

/**
 * RFC 6066 section 3: the name is in the handshake (SNI), and a server that does not serve it answers with the alert
 * unrecognised_name (112: nginx `ssl_reject_handshake`, Traefik `sniStrict`, Envoy); Go and Caddy send internal_error
 * (80).
 */
export default legCause({
  id: 'network/tls-name-unknown',
  title: 'The server has no certificate for the requested name',
  strength: 'shown',
  breaks: ({ stage, code }) => stage === 'tls' && /UNRECOGNIZED_NAME|ALERT_INTERNAL_ERROR/.test(code),
  because: ({ host, leg, message }, _, client) =>
    `The client asks ${leg.authority} for ${host} (${inWords(sourceOf(client, leg.to === 'identity-provider' ? 'tokenEndpoint' : 'bootstrapServers'))}), and the server ends the TLS handshake before it sends a certificate: ${message}.`,
  repaired: 'with a name that the server knows',
  fix: ({ host, port }) => ({
    summary: `Use the name that the server is configured for, or configure the server for ${host}.`,
    steps: [
      'An IP address, an internal name or an old alias in the URL is the usual reason: the gateway (nginx, Traefik, Caddy, Envoy) chooses its certificate by the name.',
      'If the name is right, its certificate is missing or was not issued on the gateway; its log shows the name that was requested.',
    ],
    commands: [
      {
        kind: 'client-config',
        text: sh`${handshake({ host, port })}   # then with the other name`,
      },
    ],
  }),
});
