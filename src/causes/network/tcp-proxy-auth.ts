import { legCause } from './_leg.ts';

/** RFC 9110 section 15.5.8: 407 Proxy Authentication Required. */
export default legCause({
  id: 'network/tcp-proxy-auth',
  title: 'The proxy asks for credentials',
  strength: 'stated',
  breaks: ({ stage, code }) => stage === 'tunnel' && code === 'HTTP_407',
  because: ({ leg }) => `The proxy answers CONNECT ${leg.authority} with 407 Proxy Authentication Required.`,
  repaired: 'with a proxy that opens the tunnel',
  fix: () => ({
    summary: 'Give the client credentials for the proxy, or have the identity provider exempted from it.',
    steps: [
      'Kafka clients in Java do not retry a 407; librdkafka takes user and password from the proxy URL.',
    ],
    commands: [
      {
        kind: 'client-config',
        text: 'export HTTPS_PROXY="http://$PROXY_USER:$PROXY_PASSWORD@$PROXY_HOST:$PROXY_PORT"',
      },
    ],
  }),
});
