import { client } from '../../facts/client.ts';
import { token } from '../../facts/token.ts';
import { confluentCredential } from '../../spelling/confluent-names.ts';
import { defineCause } from '../define.ts';
import { HINT, mayBlameClient, refusal, spellRefusal } from './token-refusal.ts';
import { forget } from './_repair.ts';

/** An API key signs in to Confluent without OAuth; OAuth needs the identity provider's credentials. */
export default defineCause({
  id: 'config/credentials-of-api-key',
  title: "The client id is one of Confluent's, not of the identity provider's",
  reads: { clientId: client.clientId },
  mayRead: { refused: refusal, answer: token.answer },
  recognise: ({ clientId, refused, answer }) => {
    const looksLike = confluentCredential(clientId);
    if (looksLike === undefined) return null;
    if (answer === undefined)
      return { ...HINT, because: `The client id ${clientId} looks like ${looksLike}.` };
    if (refused === undefined || !mayBlameClient(refused)) return null;
    return {
      strength: 'shown',
      because: `The client id ${clientId} looks like ${looksLike}, and the identity provider refuses it (${spellRefusal(refused)}).`,
    };
  },
  repair: (evidence) => forget(evidence, 'clientId'),
  repaired: "with the identity provider's client id and secret",
  fix: () => ({
    summary: 'Use the client id and secret of your application at the identity provider.',
    steps: [
      'With OAuth a client needs no API key of Confluent: it shows the token of your identity provider.',
      'If you meant to use the API key, sign in with sasl.mechanism=PLAIN in place of OAUTHBEARER.',
    ],
    commands: [],
  }),
});
