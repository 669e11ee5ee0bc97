import { settings } from '../../commands/other-text.ts';
import { placeholder } from '../../commands/value.ts';
import { sh } from '../../commands/sh.ts';
import { client } from '../../facts/client.ts';
import { jwt } from '../../facts/token.ts';
import type { Blemish } from '../../evidence/token.ts';
import { defineCause } from '../define.ts';
import { isWrapped, signInWithCleanedToken, withoutBlemishes } from './_amend.ts';

const AROUND: readonly Blemish[] = ['surrounding-whitespace', 'quotes'];
const THESE: readonly Blemish[] = [
  'surrounding-whitespace',
  'inner-whitespace',
  'prompt-mark',
  'punctuation',
  'quotes',
];

/** Kafka's parser accepts only `[-_~+/.a-zA-Z0-9]+=*` as a token (OAuthBearerClientInitialResponse). */
export default defineCause({
  id: 'jwt/whitespace-or-newline',
  title: 'The token has spaces, a line break or quotes in it',
  reads: { given: client.givenToken, shape: jwt.shape },
  recognise: ({ shape }, sources) => {
    const found = THESE.filter(
      (each) => shape.blemishes.includes(each) && !(isWrapped(shape) && AROUND.includes(each)),
    );
    if (found.length === 0) return null;
    return {
      strength: 'shown',
      because: `The token ${found.map((each) => WORDS[each]).join(' and ')}, which no broker accepts as part of a token.`,
      rows: [{ label: 'where the token came from', value: shape.from, source: sources.given }],
      fromFile: shape.from === 'token-file',
    };
  },
  repair: (evidence) => withoutBlemishes(evidence, THESE),
  repaired: 'with only the token, without spaces, line breaks and quotes',
  experiment: () => signInWithCleanedToken,
  fix: ({ fromFile }) => ({
    summary: fromFile
      ? 'Write the token into the file without quotes and without a line break.'
      : 'Trim the token before you pass it to the client.',
    steps: ['echo and most editors end a file with a line break; printf does not.'],
    commands: fromFile
      ? [
          {
            kind: 'client-config',
            text: sh`tr -d '"%[:space:]' < "$TOKEN_FILE" > "$TOKEN_FILE.clean" && mv "$TOKEN_FILE.clean" "$TOKEN_FILE"`,
          },
        ]
      : [
          {
            kind: 'client-config',
            text: settings`oauthBearerProvider: async () => ({ value: ${placeholder('token')}.trim() })`,
          },
        ],
  }),
});

const WORDS: Partial<Record<Blemish, string>> = {
  'surrounding-whitespace': 'has spaces or a line break around it',
  'inner-whitespace': 'has spaces or line breaks inside',
  punctuation: 'ends with a comma or a semicolon',
  'prompt-mark': 'ends with the % that zsh prints after an output without a line break',
  quotes: 'is in quotes',
};
