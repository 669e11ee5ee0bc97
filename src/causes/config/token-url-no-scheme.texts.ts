import { defineTexts } from '../texts.ts';

export default defineTexts('config/token-url-no-scheme', [
  {
    pattern:
      /contains a URL (?:\([^)\n]{0,300}\) )?that is (?:missing the protocol|malformed)|MalformedURLException: no protocol|unsupported protocol scheme|URL using bad\/illegal format or missing URL|OIDC[^\n]{0,300}: Unsupported protocol\b|Protocol \\?"[^"\n]{0,40}\\?" (?:not supported|disabled)/,
    by: ['java', 'go', 'curl'],
    points: 'says',
    beside: /oauth|token|sasl|realms|URL that is/i,
    example:
      'The OAuth configuration option sasl.oauthbearer.token.endpoint.url contains a URL that is missing the protocol',
    source: 'Apache Kafka, ConfigurationUtils',
  },
]);
