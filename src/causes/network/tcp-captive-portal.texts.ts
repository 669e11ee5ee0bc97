import { defineTexts } from '../texts.ts';

export default defineTexts('network/tcp-captive-portal', [
  {
    pattern: /\b511 Network Authentication Required/,
    by: ['identity-provider'],
    points: 'says',
    common: true,
    example: '511 Network Authentication Required',
    source: 'RFC 6585',
  },
]);
