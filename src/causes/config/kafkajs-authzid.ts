import { settings } from '../../commands/other-text.ts';
import { broker } from '../../facts/broker.ts';
import { client } from '../../facts/client.ts';
import { defineCause } from '../define.ts';
import { withoutIdentity } from './_repair.ts';

/**
 * kafkajs 2.2.4, `src/protocol/sasl/oauthBearer/request.js`: a stray quotation mark. The broker rejects the message.
 */
export default defineCause({
  id: 'config/kafkajs-authzid',
  title: 'kafkajs sends a malformed first message because authorizationIdentity is set',
  reads: { family: client.family, identity: client.authorizationIdentity },
  mayRead: { answer: broker.authenticate },
  recognise: ({ family, identity, answer }, sources) => {
    if (family !== 'kafkajs' || identity === undefined || answer?.accepted === true) return null;
    return {
      strength: 'shown',
      because: `authorizationIdentity is ${JSON.stringify(identity)}; kafkajs writes a quotation mark before it, and the broker rejects the whole message, token included.`,
      contrast: [
        {
          label: 'as kafkajs begins',
          value: `n,"a=${identity},`,
          source: sources.identity,
        },
        { label: 'as RFC 7628 has it', value: 'n,,', source: 'RFC 7628 section 3.1' },
      ],
    };
  },
  repair: withoutIdentity,
  repaired: 'without authorizationIdentity',
  fix: () => ({
    summary: 'Take authorizationIdentity out of the sasl options.',
    steps: ['The token identifies the client; Confluent needs nothing else.'],
    commands: [
      { kind: 'client-config', text: settings`sasl: { mechanism: 'oauthbearer', oauthBearerProvider }` },
    ],
  }),
});
