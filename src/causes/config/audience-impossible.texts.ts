import { defineTexts } from '../texts.ts';

export default defineTexts('config/audience-impossible', [
  {
    pattern: /No audience parameter was provided, and no default audience/,
    by: ['identity-provider'],
    points: 'fits',
    example:
      '{"error":"access_denied","error_description":"No audience parameter was provided, and no default audience has been configured"}',
    source: 'Auth0; Java and librdkafka send no audience',
  },
]);
