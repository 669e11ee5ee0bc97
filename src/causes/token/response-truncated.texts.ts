import { defineTexts } from '../texts.ts';

export default defineTexts('token/response-truncated', [
  {
    pattern:
      /token endpoint response was unexpectedly empty|Failed to parse JSON response|JsonParseException|JsonEOFException|Unexpected end of JSON input|unexpected end of JSON|JSON parse error|JSONDecodeError/,
    by: ['java', 'librdkafka', 'node', 'go', 'python'],
    points: 'fits',
    also: ['config/token-url-is-issuer-or-discovery', 'network/tcp-captive-portal'],
    leg: 'identity-provider',
    unless: /Expecting value: line 1 column 1 \(char 0\)|Unexpected character \('<'/,
    common: true,
    example:
      'The token endpoint response was unexpectedly empty despite response code 200 from https://sso.acme.example/token and error message',
    source: 'Apache Kafka, HttpJwtRetriever',
  },
]);
