import { defineTexts } from '../texts.ts';

export default defineTexts('network/tcp-proxy-auth', [
  {
    pattern:
      /407 Proxy Authentication\s{1,3}Required|CONNECT tunnel failed, response 407|Proxy response \(407\)|Unable to tunnel through proxy\.\s{1,3}Proxy returns \\?\"HTTP\/1\.[01] 407/,
    by: ['java', 'librdkafka', 'node'],
    points: 'says',
    not: 'The identity provider did not refuse: the proxy before it did.',
    common: true,
    example:
      'java.io.IOException: Unable to tunnel through proxy. Proxy returns "HTTP/1.1 407 Proxy Authentication Required"',
    source: 'OpenJDK, HttpURLConnection',
  },
]);
