import { sh } from '../../commands/sh.ts';
import { legCause, type BrokenLeg } from './leg.ts';
import { proxyParts } from './_proxy.ts';

/**
 * The same server answers through a proxy that only this machine's environment names. The Java client reads no such
 * variable: `HttpURLConnection` uses the JVM's properties
 * (https://docs.oracle.com/en/java/javase/17/docs/api/java.base/java/net/doc-files/net-properties.html).
 */
export default legCause({
  id: 'network/tcp-proxy-required',
  title: 'The client does not use the proxy that reaches the identity provider',
  strength: 'shown',
  about: 'detour',
  breaks: ({ leg, detour }) => leg.to === 'identity-provider' && detour?.proxy !== undefined,
  because: (broken) =>
    `${broken.leg.authority} answers through the proxy ${proxyOf(broken)} (${ruleOf(broken)}), and not without it: ${broken.message}. The Java client does not read ${ruleOf(broken)}, so its token request goes without the proxy.`,
  rows: (broken) => [
    { label: 'through the proxy', value: proxyOf(broken), source: `${ruleOf(broken)} in this shell` },
  ],
  repaired: 'with the token request going through the proxy',
  fix: (broken) => ({
    summary: 'Configure the proxy in the JVM of the client.',
    steps: [
      'The properties go to the JVM that runs the client: in KAFKA_OPTS for the tools of Apache Kafka and for Connect, in JAVA_TOOL_OPTIONS for any JVM.',
      'The proxy is used only for the token request: the connection to the broker never goes through an HTTP proxy.',
    ],
    commands: [{ kind: 'client-config', text: sh`export JAVA_TOOL_OPTIONS=${propertiesFor(broken)}` }],
  }),
});

const proxyOf = ({ detour }: BrokenLeg): string => detour?.proxy ?? '';
const ruleOf = ({ detour }: BrokenLeg): string => detour?.proxyRule?.name ?? 'the environment';

const propertiesFor = (broken: BrokenLeg): string => {
  const { host, port } = proxyParts(proxyOf(broken));
  return `-Dhttps.proxyHost=${host} -Dhttps.proxyPort=${port}`;
};
