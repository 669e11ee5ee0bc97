import { defineTexts } from '../texts.ts';

export default defineTexts('network/dns-resolver-fails', [
  {
    pattern: /EAI_AGAIN|Temporary failure in name resolution|server misbehaving|Resolving timed out/,
    by: ['node', 'python', 'go', 'curl', 'librdkafka'],
    points: 'says',
    not: 'The name may be right: the resolver gave no answer at all.',
    common: true,
    example: 'getaddrinfo EAI_AGAIN sso.acme.example',
    source: 'Node.js, glibc',
  },
]);
