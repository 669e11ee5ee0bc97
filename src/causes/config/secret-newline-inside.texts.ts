import { defineTexts } from '../texts.ts';

export default defineTexts('config/secret-newline-inside', [
  {
    pattern:
      /Invalid\s{1,3}character in\s{1,3}header content|invalid header field value for \"?Authorization|Illegal character\(s\) in message header value|Invalid header value/i,
    by: ['node', 'go', 'java', 'python'],
    points: 'says',
    also: ['config/secret-surrounding-whitespace', 'jwt/whitespace-or-newline'],
    example: 'TypeError [ERR_INVALID_CHAR]: Invalid character in header content ["Authorization"]',
    source: 'Node.js, http',
  },
]);
