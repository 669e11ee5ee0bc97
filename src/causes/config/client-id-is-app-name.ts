import { ownFile } from '../../clients/facts.ts';
import { everyNameOf } from '../../clients/by-name.ts';
import { isCommented } from '../../clients/comments.ts';
import { client } from '../../facts/client.ts';
import { token } from '../../facts/token.ts';
import { confluentCredential } from '../../spelling/confluent-names.ts';
import { placeholderIn } from '../../spelling/placeholder.ts';
import { disguiseIn } from '../../spelling/typography.ts';
import { unlikeIdAt } from '../../idp/client-id.ts';
import { defineCause } from '../define.ts';
import { HINT, mayBlameClient, refusal, spellRefusal } from './token-refusal.ts';
import { forget } from './_repair.ts';

/**
 * Entra ID, Okta, Auth0, Cognito and PingOne generate client ids in their own formats; in Okta an administrator may choose one. A value in another format is
 * usually the application's name. Auth0, Cognito and PingOne give the same answer to an unknown id and a wrong secret;
 * an id that they cannot have issued is then the better explanation.
 */
export default defineCause({
  id: 'config/client-id-is-app-name',
  title: 'The client id does not look like one of this identity provider',
  reads: { clientId: client.clientId, url: client.tokenEndpoint },
  mayRead: { refused: refusal, answer: token.answer, comments: ownFile.comments },
  recognise: ({ clientId, url, comments, refused, answer }) => {
    const unlike = unlikeIdAt(url, clientId);
    if (unlike === undefined || clientId.trim() === '' || isCommented(comments, ...everyNameOf('clientId')))
      return null;
    if (
      [confluentCredential(clientId), placeholderIn(clientId), disguiseIn(clientId)].some(
        (each) => each !== undefined,
      )
    ) {
      return null;
    }
    const { product, form, isImpossible } = unlike;
    const ids = { product, looksLike: form.looksLike };
    if (answer === undefined) {
      if (!isImpossible) return null;
      return {
        ...HINT,
        because: `The client id is ${clientId}; ids of ${product} are ${form.looksLike}.`,
        ...ids,
      };
    }
    if (refused === undefined || !mayBlameClient(refused)) return null;
    return {
      strength: 'shown',
      because: `The client id ${clientId} is refused (${spellRefusal(refused)}); ids of ${product} are ${form.looksLike}.`,
      ...ids,
    };
  },
  repair: (evidence) => forget(evidence, 'clientId'),
  repaired: "with the application's client id",
  fix: ({ product, looksLike }) => ({
    summary: `Use the client id that ${product} shows for your application: ${looksLike}.`,
    steps: [
      "Open the application in the identity provider's console and copy the client id, not its name.",
      'In Entra ID this is the Application (client) ID, not the object id and not the id of the service principal.',
    ],
    commands: [],
  }),
});
