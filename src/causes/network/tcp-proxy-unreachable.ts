import { reach } from './commands.ts';
import { legCause } from './leg.ts';
import { isVariable, namedBy, proxyParts, bypass } from './_proxy.ts';

/** The connection failed before CONNECT: the proxy's name or port, or the route to it, is wrong. */
export default legCause({
  id: 'network/tcp-proxy-unreachable',
  title: 'The HTTP proxy itself cannot be reached',
  strength: 'stated',
  about: 'proxy',
  breaks: ({ stage }) => stage === 'dns' || stage === 'tcp',
  because: (broken) =>
    `The token request goes to the proxy ${broken.leg.connection.proxy ?? ''} (${namedBy(broken)}), and ${broken.stage === 'dns' ? 'the name of the proxy does not resolve' : 'the connection to the proxy fails'}: ${broken.message}. No request reached ${broken.leg.authority}.`,
  repaired: 'with a proxy that can be reached',
  fix: (broken, client) => {
    const { proxy = '', proxyRule } = broken.leg.connection;
    const { host, port } = proxyParts(proxy);
    return {
      summary: 'Correct host and port of the proxy, or connect without a proxy.',
      steps: [
        ...(proxyRule !== undefined && isVariable(proxyRule.name)
          ? [
              `Compare ${proxyRule.name} here with the environment of the client: a shell, a service and a container each have their own.`,
            ]
          : []),
        'A company proxy is often reachable only from the office or over VPN.',
      ],
      commands: [{ kind: 'client-config', text: reach(host, port) }, ...bypass(broken, client)],
    };
  },
});
