import { defineTexts } from '../texts.ts';

export default defineTexts('network/tcp-idp-blocked', [
  {
    pattern:
      /connect timed out|Connection timed out|ConnectTimeout(?:Error|Exception)?\b|Failed to connect to \S{1,200} port \d{1,5} after|context deadline exceeded|i\/o timeout|ETIMEDOUT|Timeout was reached|did not properly respond after a period of time|UND_ERR_CONNECT_TIMEOUT|Max retries exceeded with url/,
    by: ['java', 'librdkafka', 'node', 'go', 'python', 'dotnet'],
    points: 'fits',
    also: ['network/tcp-proxy-required', 'network/idp-does-not-answer'],
    not: 'Neither id nor secret were looked at: no connection came about.',
    leg: 'identity-provider',
    unless: /Max retries exceeded[^\n]{0,300}(?:SSLError|NameResolution|getaddrinfo|refused|401|403)/,
    common: true,
    example:
      'Failed to retrieve OIDC token from "https://sso.acme.example/token": Connection timed out after 5001 milliseconds (-1)',
    source: 'curl, OpenJDK, Node.js, Go, Python',
  },
]);
