import { legCause } from './_leg.ts';

/** Any other answer to CONNECT (RFC 9110 section 9.3.6) than a 2xx, or none. */
export default legCause({
  id: 'network/tcp-proxy-refuses',
  title: 'The proxy does not open a tunnel to the identity provider',
  strength: 'stated',
  breaks: ({ stage, code }) => stage === 'tunnel' && code !== 'HTTP_407',
  because: ({ leg, message }) => `Asked for a tunnel to ${leg.authority}, the proxy refuses: ${message}.`,
  repaired: 'with a proxy that opens the tunnel',
  fix: ({ host, port }) => ({
    summary: `Have ${host}:${port} allowed on the proxy, or reach it without one.`,
    steps: [`If the proxy is not meant for this host, add it to NO_PROXY: ${host}.`],
    commands: [{ kind: 'client-config', text: `export NO_PROXY="$NO_PROXY,${host}"` }],
  }),
});
