import { legCause, type BrokenLeg } from './leg.ts';
import { namedBy, bypass } from './_proxy.ts';

/** Any answer to CONNECT (RFC 9110 section 9.3.6) other than 2xx, or none. */
export default legCause({
  id: 'network/tcp-proxy-refuses',
  title: 'The proxy does not open a tunnel to the identity provider',
  // A proxy that closes the connection or times out gives no reason.
  strength: ({ code }) => (code.startsWith('HTTP_') ? 'stated' : 'shown'),
  transient: ({ code }) => ['HTTP_502', 'HTTP_503', 'HTTP_504'].includes(code),
  about: 'proxy',
  breaks: ({ stage, code }) => stage === 'tunnel' && code !== 'HTTP_407',
  because: (broken) =>
    `Asked for a tunnel to ${broken.leg.authority}, the proxy ${broken.leg.connection.proxy ?? ''} (${namedBy(broken)}) refuses: ${broken.message}.${MEANING[kindOf(broken)]}`,
  repaired: 'with a proxy that opens the tunnel',
  fix: (broken, client) => {
    const { host, port } = broken;
    const past = `If the proxy is not meant for this host, exempt the host: NO_PROXY for librdkafka, http.nonProxyHosts for the JVM.`;
    const commands = bypass(broken, client);
    switch (kindOf(broken)) {
      case 'cannot':
        return {
          summary: `Ask the operators of the proxy why it cannot reach ${host}:${port}, or bypass the proxy for this host.`,
          steps: [
            `The proxy looks up ${host} itself and connects to it: its resolver and its firewall decide, not those of this machine.`,
            past,
          ],
          commands,
        };
      case 'no-proxy':
        return {
          summary: 'Correct host, port and scheme of the proxy.',
          steps: [
            'A port that serves web pages or SOCKS is not an HTTP proxy; a proxy that requires TLS is configured with https://.',
            'A proxy with a sign-in page opens no tunnel until somebody signs in there.',
            past,
          ],
          commands,
        };
      case 'refuses':
        return {
          summary: `Allow ${host}:${port} on the proxy, or bypass the proxy for this host.`,
          steps: [past],
          commands,
        };
    }
  },
});

type Kind = 'refuses' | 'cannot' | 'no-proxy';

/**
 * RFC 9110 section 15.6: with a 5xx the proxy was willing but unable. 400, 404, 405 and 501 are how a web server
 * answers an unknown method.
 */
const kindOf = ({ code }: BrokenLeg): Kind => {
  if (['HTTP_400', 'HTTP_404', 'HTTP_405', 'HTTP_501'].includes(code)) return 'no-proxy';
  if (/^HTTP_5/.test(code)) return 'cannot';
  return /^HTTP_4/.test(code) ? 'refuses' : 'no-proxy';
};

const MEANING: Readonly<Record<Kind, string>> = {
  refuses: ' A rule of the proxy forbids it.',
  cannot: ' The proxy could not reach the server.',
  'no-proxy': ' This does not look like an HTTP proxy.',
};
