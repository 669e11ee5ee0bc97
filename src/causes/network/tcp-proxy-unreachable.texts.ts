import { defineTexts } from '../texts.ts';

export default defineTexts('network/tcp-proxy-unreachable', [
  {
    pattern:
      /Could not resolve proxy|Failed to connect to (?<proxy>\S{0,120}proxy\S{0,120}) port \d{1,5}|(?:UnknownHostException|ConnectException|ENOTFOUND|ECONNREFUSED)[^\n]{0,60}\bproxy[\w.-]{0,80}|ProxyError\(|proxyconnect tcp: [^\n]{0,80}/,
    by: ['librdkafka', 'java', 'node', 'python'],
    points: 'says',
    not: 'The identity provider itself was never asked.',
    common: true,
    example:
      'Failed to retrieve OIDC token from "https://sso.acme.example/token": Could not resolve proxy: proxy.acme.example (-1)',
    source: 'curl',
  },
]);
