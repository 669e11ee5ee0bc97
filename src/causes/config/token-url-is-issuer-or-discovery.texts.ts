import { defineTexts } from '../texts.ts';

export default defineTexts('config/token-url-is-issuer-or-discovery', [
  {
    pattern:
      /<!DOCTYPE html|<html\b|Unexpected token '?<|invalid character '<' looking for beginning of value|Unexpected character \('<'|JSONDecodeError: Expecting value: line 1 column 1 \(char 0\)/i,
    by: ['identity-provider', 'node', 'go', 'java', 'python'],
    points: 'fits',
    also: ['token/endpoint-not-found', 'network/tcp-captive-portal', 'network/tcp-waf-challenge'],
    leg: 'identity-provider',
    common: true,
    example: 'Unexpected token \'<\', "<!DOCTYPE "... is not valid JSON',
    source: 'a web page where a token should be',
  },
]);
