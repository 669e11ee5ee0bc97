import { placeOf } from '../../evidence/source.ts';
import { client } from '../../facts/client.ts';
import { jwt } from '../../facts/token.ts';
import { sendsSecret } from '../../spelling/secret.ts';
import { secretLossIn, type SecretLoss } from '../../spelling/secret-in-file.ts';
import { defineCheck, pass, warn } from '../define.ts';

/** What a file's syntax removes from a secret may be intended, so this never fails; a token settles it. */
export default defineCheck({
  id: 'config/secret-is-read-whole',
  title: 'The client reads the whole secret from its file',
  enforcedBy: 'nobody',
  step: 51,
  reads: { file: client.file, clientAuth: client.clientAuth, isGiven: client.givenToken },
  mayRead: { token: jwt.shape },
  run: ({ file, clientAuth, isGiven, token }) => {
    const loss = sendsSecret(clientAuth) ? secretLossIn(file) : undefined;
    if (loss === undefined) return pass('nothing in the file cuts the secret off');
    return token !== undefined && !isGiven
      ? pass('the identity provider accepted what the client reads')
      : warn(`${loss.what ?? WORDS[loss.kind]} (${placeOf(file, loss.at)})`);
  },
});

const WORDS: Readonly<Record<SecretLoss, string>> = {
  'escape-taken': 'a backslash in it starts an escape sequence',
  'comment-cut': 'what follows a # in it is read as a comment',
  'variable-taken': 'a $ in it starts a variable',
};
