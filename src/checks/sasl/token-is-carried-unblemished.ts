import { CLAIMS_ALONE, jwt } from '../../facts/token.ts';
import type { Blemish } from '../../evidence/token.ts';
import { cannotTell, defineCheck, fail, pass } from '../define.ts';

/**
 * RFC 6750 section 2.1 and RFC 7628 section 3.1 define the characters of a bearer token; Kafka's own parser accepts
 * `[-_~+/.a-zA-Z0-9]+=*` and rejects the whole first message otherwise. RFC 7515 section 2: base64url, no padding.
 */
export default defineCheck({
  id: 'sasl/token-is-carried-unblemished',
  title: 'The token is sent as it was issued, without spaces, quotes or prefixes',
  enforcedBy: 'confluent',
  step: 10,
  reads: { shape: jwt.shape },
  run: ({ shape }) => {
    if (shape.claimsAlone === true) return cannotTell(CLAIMS_ALONE);
    return shape.blemishes.length === 0
      ? pass(`${shape.bytes} bytes of base64url and dots`)
      : fail(`the token ${shape.blemishes.map((each) => WORDS[each]).join(', ')}`);
  },
});

const WORDS: Readonly<Record<Blemish, string>> = {
  'bearer-prefix': 'begins with "Bearer "',
  'basic-prefix': 'begins with "Basic "',
  'header-name': 'begins with the name of a header (Authorization)',
  'scheme-prefix': 'begins with another word, such as Token or JWT',
  'parameter-name': 'begins with the name of a parameter or variable',
  'json-answer': 'is the whole JSON answer of a token endpoint',
  punctuation: 'ends with a comma or a semicolon',
  'prompt-mark': 'ends with the % that zsh prints after an output without a line break',
  'surrounding-whitespace': 'has spaces or a line break around it',
  'inner-whitespace': 'has spaces or line breaks inside',
  quotes: 'is in quotes',
  padding: 'has base64 padding (=)',
  'standard-base64': 'has the characters + or / of standard base64',
};
