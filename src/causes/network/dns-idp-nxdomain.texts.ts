import { defineTexts } from '../texts.ts';

export default defineTexts('network/dns-idp-nxdomain', [
  {
    pattern:
      /UnknownHostException|Could not resolve host(?!name for proxy)|ENOTFOUND|no such host|Name or service not known|No such host is known|nodename nor servname provided|getaddrinfo failed|No address associated with hostname/,
    by: ['java', 'librdkafka', 'node', 'go', 'python'],
    points: 'fits',
    also: [
      'network/dns-no-address-of-family',
      'network/tcp-proxy-required',
      'config/token-url-is-issuer-or-discovery',
    ],
    not: 'The identity provider refused nothing: its name was not found.',
    leg: 'identity-provider',
    unless: /resolve proxy|proxy\.[^\n]{0,80}UnknownHost|\$\{/i,
    common: true,
    example:
      'Failed to retrieve OIDC token from "https://sso.acme.example/token": Could not resolve host: sso.acme.example (-1)',
    source: 'curl, OpenJDK, Node.js, Go, Python',
  },
]);
