import { legCause, type BrokenLeg } from './leg.ts';
import { namedBy, sparing } from './_proxy.ts';

/** Any other answer to CONNECT (RFC 9110 section 9.3.6) than a 2xx, or none. */
export default legCause({
  id: 'network/tcp-proxy-refuses',
  title: 'The proxy does not open a tunnel to the identity provider',
  strength: 'stated',
  about: 'proxy',
  breaks: ({ stage, code }) => stage === 'tunnel' && code !== 'HTTP_407',
  because: (broken) =>
    `Asked for a tunnel to ${broken.leg.authority}, the proxy ${broken.leg.connection.proxy ?? ''} (${namedBy(broken)}) says no: ${broken.message}.${MEANING[kindOf(broken)]}`,
  repaired: 'with a proxy that opens the tunnel',
  fix: (broken, client) => {
    const { host, port } = broken;
    const past = `If the proxy is not meant for this host, exempt it: NO_PROXY for librdkafka, http.nonProxyHosts for the JVM.`;
    const commands = sparing(broken, client);
    switch (kindOf(broken)) {
      case 'cannot':
        return {
          summary: `Have those who run the proxy see why it does not reach ${host}:${port}, or reach it without one.`,
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
            'A port that serves web pages, SOCKS or TLS is not an HTTP proxy; one that wants TLS is named with https://.',
            'A proxy that wants people to sign in on a web page first opens no tunnel before that.',
            past,
          ],
          commands,
        };
      case 'refuses':
        return {
          summary: `Have ${host}:${port} allowed on the proxy, or reach it without one.`,
          steps: [past],
          commands,
        };
    }
  },
});

type Kind = 'refuses' | 'cannot' | 'no-proxy';

/**
 * RFC 9110 section 15.6: with a 5xx the proxy says that it would, and cannot. 400, 404, 405 and 501 are how a web server
 * answers a method that it does not know.
 */
const kindOf = ({ code }: BrokenLeg): Kind => {
  if (['HTTP_400', 'HTTP_404', 'HTTP_405', 'HTTP_501'].includes(code)) return 'no-proxy';
  if (/^HTTP_5/.test(code)) return 'cannot';
  return /^HTTP_4/.test(code) ? 'refuses' : 'no-proxy';
};

const MEANING: Readonly<Record<Kind, string>> = {
  refuses: ' That is a rule of the proxy.',
  cannot: ' It would, and could not reach the server itself.',
  'no-proxy': ' An HTTP proxy answers otherwise: is it one?',
};
