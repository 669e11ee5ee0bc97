import { defineTexts } from '../texts.ts';

export default defineTexts('token/rate-limited', [
  {
    pattern:
      /\b429 Too Many Requests|Client quota exceeded|Rate limit exceeded|too_many_requests|AADSTS90055\b|\bE0000047\b/i,
    by: ['identity-provider'],
    points: 'says',
    common: true,
    example: '429 Too Many Requests',
    source: 'RFC 6585',
  },
]);
