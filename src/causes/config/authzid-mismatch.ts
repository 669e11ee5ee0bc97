import { broker } from '../../facts/broker.ts';
import { client } from '../../facts/client.ts';
import { actingAs } from '../../facts/principal.ts';
import { defineCause } from '../define.ts';
import { withoutIdentity } from './_repair.ts';

/** `Client requested an authorization id (%s) that is different from the token's principal name (%s)`. */
export default defineCause({
  id: 'config/authzid-mismatch',
  title: 'The client asks to act as another principal than its token names',
  reads: { asked: client.authorizationIdentity, acting: actingAs },
  mayRead: { answer: broker.authenticate },
  recognise: ({ acting, answer }, sources) => {
    if (acting === undefined || answer?.accepted === true) return null;
    const { identity, principals, isSaid } = acting;
    const [named] = principals;
    if (!isSaid && (named === undefined || principals.includes(identity))) return null;
    return {
      strength: isSaid ? 'stated' : 'suggested',
      because: isSaid
        ? `The broker says that the authorization identity ${identity} is not the principal of the token.`
        : `The client sends the authorization identity ${identity}; its token names ${named}. Kafka refuses one that differs.`,
      contrast: [
        {
          label: 'authorization identity',
          value: identity,
          source: sources.asked,
        },
        { label: 'principal that the token names', value: named ?? 'another one', source: 'the token' },
      ],
    };
  },
  repair: withoutIdentity,
  repaired: 'without an authorization identity',
  fix: () => ({
    summary: 'Send no authorization identity.',
    steps: [
      'Leave the a= part of the first message empty (n,,): the token identifies the client. The setting is called authorizationIdentity, authzid or similar.',
    ],
    commands: [],
  }),
});
