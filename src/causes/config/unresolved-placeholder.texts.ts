import { defineTexts } from '../texts.ts';

export default defineTexts('config/unresolved-placeholder', [
  {
    pattern: /\$\{[A-Za-z_][\w.:-]{0,60}\}?|\{\{ ?[\w.]{1,60}/,
    by: ['java', 'librdkafka'],
    points: 'says',
    beside:
      /UnknownHostException|ENOTFOUND|resolve host|resolve proxy|Illegal character|no such host|Failed to resolve|not a valid URL|malformed/,
    example: 'java.net.UnknownHostException: ${TENANT}.okta.com',
    source: 'a variable that nothing filled in',
  },
]);
