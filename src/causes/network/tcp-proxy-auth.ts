import { sh } from '../../commands/sh.ts';
import { valueOr, type Value } from '../../commands/value.ts';
import type { BrokenLeg } from './leg.ts';
import { legCause } from './leg.ts';
import { namedBy } from './_proxy.ts';

/**
 * RFC 9110 section 15.5.8: 407 Proxy Authentication Required. What each client supports was tested: the Java client has
 * no property for it, librdkafka sends the user and password of the proxy's URL in the Basic scheme.
 */
export default legCause({
  id: 'network/tcp-proxy-auth',
  title: 'The proxy asks for credentials',
  strength: 'stated',
  about: 'proxy',
  breaks: ({ stage, code }) => stage === 'tunnel' && code === 'HTTP_407',
  because: (broken) => {
    const { leg } = broken;
    const sent = wasSent(broken)
      ? `, although a user name and a password were sent (${namedBy(broken)})`
      : ` (${namedBy(broken)}: without a user name)`;
    return `The proxy ${leg.connection.proxy ?? ''} answers CONNECT ${leg.authority} with 407 Proxy Authentication Required${sent}. ${offered(broken)}`;
  },
  repaired: 'with a proxy that opens the tunnel',
  fix: (broken, { client }) =>
    speaksBasic(broken)
      ? {
          summary: wasSent(broken)
            ? 'Correct user name and password of the proxy, or have the identity provider exempted from it.'
            : 'Give the client credentials for the proxy, or have the identity provider exempted from it.',
          steps: [
            ...(client === 'librdkafka' ? [] : [JAVA]),
            ...(client === 'java'
              ? []
              : [
                  'librdkafka takes user and password from the proxy URL; letters such as @ : / % are percent-encoded there.',
                ]),
          ],
          commands:
            client === 'java'
              ? [{ kind: 'client-config', text: sh`-Djdk.http.auth.tunneling.disabledSchemes=''   # JVM` }]
              : [
                  {
                    kind: 'client-config',
                    text: sh`export HTTPS_PROXY="http://$PROXY_USER:$PROXY_PASSWORD@${proxyOf(broken)}"`,
                  },
                ],
        }
      : {
          summary:
            'Have the identity provider exempted from authentication at the proxy, or put a forwarder in between that speaks its scheme.',
          steps: [
            `The proxy offers ${(schemesOf(broken) ?? []).join(', ')}; librdkafka and this tool support only Basic.`,
            'A forwarder on the same machine (Px, cntlm) signs in to the proxy with the account of the machine; the client is then given the forwarder as its proxy.',
          ],
          commands: [
            { kind: 'client-config', text: sh`export HTTPS_PROXY="http://127.0.0.1:3128"   # the forwarder` },
          ],
        },
});

const JAVA =
  'The Java client does not retry a 407 and has no property for credentials: the application installs a java.net.Authenticator, and since Java 8u111 the JVM must be configured to allow Basic for tunnels.';

const tunnelOf = ({ leg }: BrokenLeg) => leg.connection.tunnel?.value;
/** Host and port of the proxy. */
const proxyOf = ({ leg }: BrokenLeg): Value => valueOr(leg.connection.proxy, 'PROXY');

const wasSent = (broken: BrokenLeg): boolean => tunnelOf(broken)?.credentials === true;
const schemesOf = (broken: BrokenLeg): readonly string[] | undefined => tunnelOf(broken)?.schemes;

/** A proxy that names no scheme is assumed to accept Basic. */
const speaksBasic = (broken: BrokenLeg): boolean =>
  schemesOf(broken)?.some((scheme) => scheme.toLowerCase() === 'basic') ?? true;

const offered = (broken: BrokenLeg): string => {
  const schemes = schemesOf(broken);
  return schemes === undefined ? 'It does not say by which scheme.' : `It offers ${schemes.join(', ')}.`;
};
