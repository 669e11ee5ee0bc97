import { defineTexts } from '../texts.ts';

export default defineTexts('network/tcp-proxy-refuses', [
  {
    pattern:
      /CONNECT tunnel failed, response (?!407)\d{3}|Unable to tunnel through proxy\.\s{1,3}Proxy returns \\?\"HTTP\/1\.[01] (?!407)\d{3}[^\n\"]{0,60}|Proxy response \((?!407)\d{3}\)|Proxy CONNECT aborted|Tunnel connection failed: \d{3}[^\n]{0,60}/,
    by: ['java', 'librdkafka', 'node', 'python'],
    points: 'says',
    not: 'The identity provider did not refuse: the proxy before it did.',
    common: true,
    example:
      'Failed to retrieve OIDC token from "https://sso.acme.example/token": CONNECT tunnel failed, response 403 (-1)',
    source: 'curl',
  },
]);
