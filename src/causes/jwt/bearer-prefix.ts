import { settings } from '../../commands/other-text.ts';
import { placeholder } from '../../commands/value.ts';
import { jwt } from '../../facts/token.ts';
import type { Blemish } from '../../evidence/token.ts';
import { defineCause } from '../define.ts';
import { isWrapped, signInWithCleanedToken, withoutBlemishes, WRAPPED } from './_amend.ts';

/** The user supplies only the token: the client adds `auth=Bearer ` itself (RFC 7628 section 3.1). */
export default defineCause({
  id: 'jwt/bearer-prefix',
  title: 'The token is passed with something before it: Bearer, a header name or its whole JSON answer',
  reads: { shape: jwt.shape },
  recognise: ({ shape }) => {
    if (!isWrapped(shape)) return null;
    const found = WRAPPED.filter((each) => shape.blemishes.includes(each));
    const read =
      shape.claims === undefined
        ? 'No JWT could be read in the rest.'
        : 'The token after it was read without it, and everything below is about that token.';
    return {
      strength: 'shown',
      because: `The value ${found.map((each) => WORDS[each]).join('; ')}, so the broker cannot parse the message. ${read}`,
    };
  },
  repair: (evidence) => withoutBlemishes(evidence, [...WRAPPED, 'surrounding-whitespace', 'quotes']),
  repaired: 'with only the token',
  experiment: () => signInWithCleanedToken,
  fix: () => ({
    summary: 'Pass only the token, from its first character (eyJ) to its last.',
    steps: [
      'In a token callback, return access_token of the answer as it is; "Bearer " is for HTTP headers.',
      'In a token file, keep nothing but the token.',
    ],
    commands: [
      {
        kind: 'client-config',
        text: settings`oauthBearerProvider: async () => ({ value: ${placeholder('answer.access_token')} })`,
      },
    ],
  }),
});

const WORDS: Partial<Record<Blemish, string>> = {
  'header-name': 'begins with the name of a header (Authorization)',
  'scheme-prefix': 'begins with another word, such as Token or JWT',
  'parameter-name': 'begins with the name of a parameter or variable, such as access_token=',
  'json-answer': 'is the whole JSON answer of the token endpoint',
  'bearer-prefix': 'begins with "Bearer "',
  'basic-prefix': 'begins with "Basic "',
};
