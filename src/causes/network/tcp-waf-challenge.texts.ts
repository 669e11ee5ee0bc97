import { defineTexts } from '../texts.ts';

export default defineTexts('network/tcp-waf-challenge', [
  {
    pattern:
      /Attention Required!|Just a moment\.\.\.|Access Denied[^\n]{0,200}Reference\s{0,3}#|cf-error-details|Request unsuccessful\. Incapsula/,
    by: ['identity-provider'],
    points: 'says',
    common: true,
    example: '<title>Attention Required! | Cloudflare</title>',
    source: 'Cloudflare, Akamai, Imperva',
  },
]);
